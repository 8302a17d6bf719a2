using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NetMcp.Yang.Types.Patterns;

/// <summary>
/// Parses the regular expressions of XML Schema part 2, appendix F (RFC 7950 section 9.4.5). What only other dialects know (groups with a
/// question mark, lazy quantifiers, <c>\b</c>) is refused. Three things that the grammar has not are taken, for they can mean only one
/// thing: a backslash before any other ASCII punctuation, a hyphen behind a range, and an opening bracket within a class.
/// </summary>
internal sealed class PatternParser
{
    /// <summary>The longest pattern, in UTF-16 code units.</summary>
    public const int MaxLength = 16 * 1024;

    /// <summary>The deepest nesting of groups and of subtractions.</summary>
    public const int MaxDepth = 250;

    /// <summary>The largest number in a quantifier.</summary>
    public const int MaxRepeat = 65_535;

    private readonly PatternText _text;
    private int _depth;

    private PatternParser(string text)
    {
        _text = new(text);
    }

    /// <summary>Parses a whole pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="pattern">The tree.</param>
    /// <param name="problem">What is wrong, with its offset.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out PatternNode? pattern, [NotNullWhen(false)] out string? problem)
    {
        var parser = new PatternParser(text);
        pattern = parser.ReadWhole();
        problem = pattern is null ? parser._text.Problem! : null;
        return pattern is not null;
    }

    private PatternNode? ReadWhole()
    {
        if (_text.Length > MaxLength)
        {
            return _text.Fail<PatternNode>(MaxLength, string.Create(CultureInfo.InvariantCulture, $"the pattern is longer than {MaxLength} characters"));
        }

        var pattern = ReadChoice();
        return pattern is null || _text.AtEnd ? pattern : _text.Fail<PatternNode>("this ')' closes no group; write \\) for the character");
    }

    private PatternNode? ReadChoice()
    {
        var branches = new List<PatternNode>();
        do
        {
            if (ReadSequence() is not { } branch)
            {
                return null;
            }

            branches.Add(branch);
        }
        while (_text.TryTake('|'));

        return branches.Count == 1 ? branches[0] : new PatternChoice(branches);
    }

    private PatternNode? ReadSequence()
    {
        var pieces = new List<PatternNode>();
        while (_text.Current is not (PatternText.End or '|' or ')'))
        {
            if (ReadAtom() is not { } atom || ReadQuantifier(atom) is not { } piece)
            {
                return null;
            }

            pieces.Add(piece);
        }

        return pieces.Count == 1 ? pieces[0] : new PatternSequence(pieces);
    }

    private PatternNode? ReadAtom()
    {
        switch (_text.Current)
        {
            case '(':
                return ReadGroup();
            case '[':
                return ReadBracket() is { } bracket ? new PatternChar(bracket) : null;
            case '.':
                _text.Skip(1);
                return new PatternChar(new NamedClass(".", IsComplement: false));
            case '\\':
                return PatternEscape.Read(_text) is { } escape ? new PatternChar(escape) : null;
            case '*' or '+' or '?':
                return _text.Fail<PatternNode>($"the quantifier '{(char)_text.Current}' has nothing to repeat");
            case ']':
                return _text.Fail<PatternNode>("this ']' closes no character class; write \\] for the character");
            default:
                // '^' and '$' are ordinary characters, and so is a brace that starts no quantifier (production 10).
                return new PatternChar(_text.TakeCodePoint());
        }
    }

    private PatternNode? ReadGroup()
    {
        var start = _text.Offset;
        if (!Enter())
        {
            return null;
        }

        if (_text.Current == '?')
        {
            return _text.Fail<PatternNode>("XML Schema patterns have no group that starts with '(?'");
        }

        var inner = ReadChoice();
        if (inner is not null && !_text.TryTake(')'))
        {
            return _text.Fail<PatternNode>(start, "the group is not closed");
        }

        _depth--;
        return inner;
    }

    private PatternNode? ReadQuantifier(PatternNode atom)
    {
        var quantifier = PatternQuantifier.Read(_text);
        if (quantifier is null)
        {
            return _text.Problem is null ? atom : null;
        }

        var next = _text.Offset;
        return PatternQuantifier.Read(_text) is null && _text.Problem is null
            ? new PatternRepeat(atom, quantifier.Value.Min, quantifier.Value.Max)
            : _text.Fail<PatternNode>(next, "a quantifier cannot follow a quantifier: XML Schema patterns have no lazy and no possessive ones");
    }

    private BracketClass? ReadBracket()
    {
        var start = _text.Offset;
        if (!Enter())
        {
            return null;
        }

        var isNegated = _text.TryTake('^');
        var members = new List<CharClass>();
        CharClass? subtracted = null;
        while (_text.Current is not (PatternText.End or ']') && subtracted is null)
        {
            if (members.Count > 0 && _text.StartsWith("-["))
            {
                _text.Skip(1);
                subtracted = ReadBracket();
            }
            else if (ReadMember() is { } member)
            {
                members.Add(member);
            }

            if (_text.Problem is not null)
            {
                return null;
            }
        }

        if (_text.Current == ']' && members.Count == 0)
        {
            return _text.Fail<BracketClass>("a character class cannot be empty; write \\] for the character");
        }

        if (!_text.TryTake(']'))
        {
            return _text.AtEnd
                ? _text.Fail<BracketClass>(start, "the character class is not closed")
                : _text.Fail<BracketClass>("the character class must end behind what is subtracted from it");
        }

        _depth--;
        return new BracketClass(members, isNegated, subtracted);
    }

    private CharClass? ReadMember()
    {
        var start = _text.Offset;
        var first = ReadOne();
        var isRange = _text.Current == '-' && _text.Next is not (PatternText.End or ']' or '[');
        if (first is null || !isRange)
        {
            return first;
        }

        _text.Skip(1);
        var last = ReadOne();
        return last is null ? null
            : first is not CharRange low || last is not CharRange high ? _text.Fail<CharClass>(start, "a class cannot bound a range; write \\- for the character")
            : low.First > high.First ? _text.Fail<CharClass>(start, "the range is out of order")
            : new CharRange(low.First, high.First);
    }

    private CharClass? ReadOne() => _text.Current == '\\' ? PatternEscape.Read(_text) : _text.TakeCodePoint();

    private bool Enter()
    {
        if (++_depth > MaxDepth)
        {
            _text.Fail<PatternNode>(string.Create(CultureInfo.InvariantCulture, $"groups and classes are nested deeper than {MaxDepth}"));
            return false;
        }

        _text.Skip(1);
        return true;
    }
}
