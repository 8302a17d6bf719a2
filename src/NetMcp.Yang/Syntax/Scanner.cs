using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Syntax;

/// <summary>
/// Walks over a source: knows line and column, passes white space and comments, and cuts unquoted strings (RFC 7950 sections 6.1.1 to
/// 6.1.3). It moves forwards only, so the cost of a source is linear in its length.
/// </summary>
internal ref struct Scanner(string text, SyntaxFindings findings)
{
    /// <summary>What stands for the end of the text: a character that is legal nowhere in a module.</summary>
    public const char End = '\0';

    private readonly ReadOnlySpan<char> _text = text;
    private int _line = 1;
    private int _lineStart;

    public int Offset { get; private set; }

    public readonly bool AtEnd => Offset >= _text.Length;

    /// <summary>The character at hand; <see cref="End"/> behind the last one.</summary>
    public readonly char Current => Offset < _text.Length ? _text[Offset] : End;

    public readonly char Next => Offset + 1 < _text.Length ? _text[Offset + 1] : End;

    public readonly SourcePosition Position => new(findings.Source, _line, Offset - _lineStart + 1);

    public readonly ReadOnlySpan<char> Rest => _text[Offset..];

    /// <summary>The current line from its begin to here.</summary>
    public readonly ReadOnlySpan<char> LineSoFar => _text[_lineStart..Offset];

    public readonly int Line => _line;

    /// <summary>Passes characters among which there is no line feed.</summary>
    public void Advance(int count = 1) => Offset += count;

    /// <summary>Passes the rest of the line: so many characters, of which the last is its line feed and the only one.</summary>
    public void AdvanceOverLine(int count)
    {
        Offset += count;
        _line++;
        _lineStart = Offset;
    }

    /// <summary>Passes characters and counts their line feeds.</summary>
    public void AdvanceOverLines(int count)
    {
        var passed = _text.Slice(Offset, count);
        var last = passed.LastIndexOf('\n');
        if (last >= 0)
        {
            _line += passed.Count('\n');
            _lineStart = Offset + last + 1;
        }

        Offset += count;
    }

    /// <summary>Passes white space, line breaks and comments.</summary>
    /// <returns>Whether there were any.</returns>
    public bool SkipSeparators()
    {
        var start = Offset;
        while (Offset < _text.Length)
        {
            switch (_text[Offset])
            {
                case ' ' or '\t':
                    Offset++;
                    break;
                case '\n':
                    Offset++;
                    _line++;
                    _lineStart = Offset;
                    break;
                case '\r':
                    SkipCarriageReturn();
                    break;
                case '/' when Next == '/':
                    SkipLineComment();
                    break;
                case '/' when Next == '*':
                    SkipBlockComment();
                    break;
                default:
                    return Offset > start;
            }
        }

        return Offset > start;
    }

    /// <summary>
    /// The unquoted string that begins here. In YANG 1 it may hold quotes behind its first character, in YANG 1.1 not (RFC 7950 section
    /// 1.1). A comment ends it.
    /// </summary>
    public ReadOnlySpan<char> ReadUnquoted(bool quotesEnd)
    {
        var start = Offset;
        var i = start;
        for (; i < _text.Length; i++)
        {
            var c = _text[i];
            if (c is ' ' or '\t' or '\n' or '\r' or ';' or '{' or '}')
            {
                break;
            }

            if (c == '/' && i + 1 < _text.Length && _text[i + 1] is '/' or '*')
            {
                break;
            }

            if (c == '*' && i > start && i + 1 < _text.Length && _text[i + 1] == '/')
            {
                break;
            }

            if (c is '"' or '\'')
            {
                if (quotesEnd)
                {
                    break;
                }

                findings.ErrorInVersion11(
                    DiagnosticIds.QuoteInUnquotedString,
                    new(findings.Source, _line, i - _lineStart + 1),
                    "an unquoted string cannot hold a quote; put the whole string in quotes",
                    warnInVersion1: false);
            }
        }

        Offset = i;
        return _text[start..i];
    }

    private void SkipCarriageReturn()
    {
        if (Next != '\n')
        {
            findings.Error(DiagnosticIds.BareCarriageReturn, Position, "a carriage return without a line feed may only stand in a quoted string");
        }

        Offset++;
    }

    private void SkipLineComment()
    {
        var length = Rest.IndexOf('\n');
        SkipComment(length < 0 ? _text.Length - Offset : length);
    }

    private void SkipBlockComment()
    {
        var length = Rest[2..].IndexOf("*/");
        if (length < 0)
        {
            findings.Error(DiagnosticIds.UnterminatedComment, Position, "the comment has no '*/'");
        }

        SkipComment(length < 0 ? _text.Length - Offset : length + 4);
    }

    private void SkipComment(int length)
    {
        var end = Offset + length;
        while (_text[Offset..end].IndexOf('\r') is >= 0 and var next)
        {
            AdvanceOverLines(next);
            if (Next != '\n')
            {
                // YANG 1 did not say what a line ends with.
                findings.ErrorInVersion11(
                    DiagnosticIds.BareCarriageReturn,
                    Position,
                    "a carriage return without a line feed may only stand in a quoted string",
                    warnInVersion1: true);
            }

            Offset++;
        }

        AdvanceOverLines(end - Offset);
    }
}
