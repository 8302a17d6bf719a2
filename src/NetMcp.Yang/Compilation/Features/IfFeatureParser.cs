using System.Buffers;

namespace NetMcp.Yang.Compilation.Features;

/// <summary>
/// Evaluates an if-feature expression (RFC 7950 section 7.20.2) while it reads it: <c>or</c> of <c>and</c> of <c>not</c> and of features or
/// parentheses. YANG 1 has single names only (RFC 6020 section 7.18.2).
/// </summary>
internal ref struct IfFeatureParser
{
    private const int MaxDepth = 64;

    private static readonly SearchValues<char> Delimiters = SearchValues.Create(" \t\r\n()");

    private readonly string _text;
    private readonly Func<string, bool> _isOn;
    private int _at;
    private int _depth;
    private string? _problem;

    private IfFeatureParser(string text, Func<string, bool> isOn)
    {
        _text = text;
        _isOn = isOn;
    }

    /// <summary>Evaluates an expression.</summary>
    /// <param name="text">The argument.</param>
    /// <param name="isYang11">Whether operators are allowed.</param>
    /// <param name="isOn">Says whether a feature is on, by its name as written.</param>
    /// <param name="value">Whether the expression is true; false where it is none.</param>
    /// <returns>What is wrong, or null.</returns>
    public static string? Evaluate(string text, bool isYang11, Func<string, bool> isOn, out bool value)
    {
        var parser = new IfFeatureParser(text, isOn);
        if (!isYang11)
        {
            // Spaces around a lone name do no harm.
            var name = text.Trim();
            var isName = name.Length > 0 && !name.AsSpan().ContainsAny(Delimiters);
            value = isName && isOn(name);
            return isName ? null : "YANG 1 has the name of one feature here; expressions are YANG 1.1";
        }

        value = parser.Or();
        parser.SkipSpace();
        if (parser._problem is null && parser._at < text.Length)
        {
            parser._problem = $"nothing may follow at character {parser._at + 1}";
        }

        value &= parser._problem is null;
        return parser._problem;
    }

    // Every operand is read, also where the value is known: its names have to exist.
    private bool Or()
    {
        var value = And();
        while (_problem is null && TakeWord("or"))
        {
            value |= And();
        }

        return value;
    }

    private bool And()
    {
        var value = Not();
        while (_problem is null && TakeWord("and"))
        {
            value &= Not();
        }

        return value;
    }

    private bool Not()
    {
        var isNegated = false;
        while (TakeWord("not"))
        {
            isNegated = !isNegated;
        }

        return Primary() != isNegated;
    }

    private bool Primary()
    {
        SkipSpace();
        if (_at < _text.Length && _text[_at] == '(')
        {
            if (++_depth > MaxDepth)
            {
                _problem = "the parentheses are nested too deep";
                return false;
            }

            _at++;
            var value = Or();
            SkipSpace();
            if (_problem is null && (_at == _text.Length || _text[_at++] != ')'))
            {
                _problem = "a closing parenthesis is missing";
            }

            _depth--;
            return value;
        }

        var name = Word();
        if (name.Length == 0 || name is "and" or "or" or "not")
        {
            _problem ??= $"the name of a feature is missing at character {_at + 1}";
            return false;
        }

        _at += name.Length;
        return _isOn(name.ToString());
    }

    // An operator has space on both sides, parentheses or not: that is what the rule says (RFC 7950 section 14, if-feature-expr).
    private bool TakeWord(string word)
    {
        var hasSpaceBefore = _at == 0 || IsSpace(_at - 1) || word == "not";
        SkipSpace();
        hasSpaceBefore |= _at > 0 && IsSpace(_at - 1);
        if (!Word().SequenceEqual(word))
        {
            return false;
        }

        _at += word.Length;
        if (!hasSpaceBefore || (_at < _text.Length && !IsSpace(_at)))
        {
            _problem ??= $"\"{word}\" needs space around it at character {_at - word.Length + 1}";
        }

        return true;
    }

    private readonly bool IsSpace(int index) => _text[index] is ' ' or '\t' or '\r' or '\n';

    private readonly ReadOnlySpan<char> Word()
    {
        var rest = _text.AsSpan(_at);
        var end = rest.IndexOfAny(Delimiters);
        return end < 0 ? rest : rest[..end];
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && IsSpace(_at))
        {
            _at++;
        }
    }
}
