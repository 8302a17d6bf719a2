using System.Buffers;
using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Syntax;

/// <summary>Reads quoted strings and their concatenations (RFC 7950 section 6.1.3).</summary>
internal sealed class QuotedStrings(SyntaxFindings findings)
{
    private const int TabWidth = 8;
    private static readonly SearchValues<char> DoubleQuotedStops = SearchValues.Create("\"\\\n");

    // Nearly all strings are cut from the text as they are; only lines to trim, escapes and concatenations go through these.
    private readonly ArrayBufferWriter<char> _piece = new(1024);
    private readonly ArrayBufferWriter<char> _joined = new(1024);

    /// <summary>Reads the string that begins here, with all that plus signs join to it, and passes the separators behind it.</summary>
    public string Read(ref Scanner scanner)
    {
        var first = ReadPiece(ref scanner);
        scanner.SkipSeparators();
        if (scanner.Current != '+')
        {
            return StringPool.Get(first);
        }

        _joined.ResetWrittenCount();
        _joined.Write(first);
        while (scanner.Current == '+')
        {
            var plus = scanner.Position;
            scanner.Advance();
            scanner.SkipSeparators();
            if (scanner.Current is not ('"' or '\''))
            {
                findings.Error(DiagnosticIds.BrokenConcatenation, plus, "'+' joins quoted strings only, and none follows");
                break;
            }

            _joined.Write(ReadPiece(ref scanner));
            scanner.SkipSeparators();
        }

        return StringPool.Get(_joined.WrittenSpan);
    }

    private ReadOnlySpan<char> ReadPiece(ref Scanner scanner) =>
        scanner.Current == '\'' ? ReadSingleQuoted(ref scanner) : ReadDoubleQuoted(ref scanner);

    private ReadOnlySpan<char> ReadSingleQuoted(ref Scanner scanner)
    {
        var content = scanner.Rest[1..];
        var length = content.IndexOf('\'');
        if (length < 0)
        {
            return Unterminated(ref scanner, scanner.Position, content);
        }

        scanner.AdvanceOverLines(length + 2);
        return content[..length];
    }

    private ReadOnlySpan<char> ReadDoubleQuoted(ref Scanner scanner)
    {
        var content = scanner.Rest[1..];
        var stop = content.IndexOfAny(DoubleQuotedStops);
        if (stop >= 0 && content[stop] == '"')
        {
            scanner.Advance(stop + 2);
            return content[..stop];
        }

        return ReadPieceByPiece(ref scanner);
    }

    private ReadOnlySpan<char> ReadPieceByPiece(ref Scanner scanner)
    {
        var opening = scanner.Position;
        var beforeQuote = scanner.LineSoFar;
        var indent = -1;
        _piece.ResetWrittenCount();
        scanner.Advance();
        while (true)
        {
            var rest = scanner.Rest;
            var stop = rest.IndexOfAny(DoubleQuotedStops);
            if (stop < 0)
            {
                _piece.Write(Unterminated(ref scanner, opening, rest));
                return _piece.WrittenSpan;
            }

            if (rest[stop] == '\n')
            {
                indent = indent < 0 ? WidthOf(beforeQuote) + 1 : indent;
                WriteLine(rest[..stop]);
                scanner.AdvanceOverLine(stop + 1);
                SkipIndent(ref scanner, indent);
                continue;
            }

            _piece.Write(rest[..stop]);
            scanner.Advance(stop);
            if (rest[stop] == '"')
            {
                scanner.Advance();
                return _piece.WrittenSpan;
            }

            ReadEscape(ref scanner);
        }
    }

    private ReadOnlySpan<char> Unterminated(ref Scanner scanner, SourcePosition opening, ReadOnlySpan<char> rest)
    {
        findings.Error(DiagnosticIds.UnterminatedString, opening, "the string that begins here has no closing quote");
        scanner.AdvanceOverLines(scanner.Rest.Length);
        return rest;
    }

    // White space before the line break is not part of the string; the line break is, as the module has it (RFC 7950 section 6).
    private void WriteLine(ReadOnlySpan<char> line)
    {
        if (line.EndsWith('\r'))
        {
            _piece.Write(line[..^1].TrimEnd(" \t"));
            _piece.Write("\r\n");
        }
        else
        {
            _piece.Write(line.TrimEnd(" \t"));
            _piece.Write("\n");
        }
    }

    // Up to and including the column of the opening quote, a tab being eight spaces: of one that reaches over that column the rest stays.
    private void SkipIndent(ref Scanner scanner, int indent)
    {
        var rest = scanner.Rest;
        var width = 0;
        var i = 0;
        for (; i < rest.Length && width < indent && rest[i] is ' ' or '\t'; i++)
        {
            width += rest[i] == '\t' ? TabWidth : 1;
        }

        scanner.Advance(i);
        if (width > indent && !IsBlankLine(rest[i..]))
        {
            var left = width - indent;
            _piece.GetSpan(left)[..left].Fill(' ');
            _piece.Advance(left);
        }
    }

    private static bool IsBlankLine(ReadOnlySpan<char> rest)
    {
        var first = rest.IndexOfAnyExcept(' ', '\t');
        return first >= 0 && (rest[first] == '\n' || rest[first..].StartsWith("\r\n"));
    }

    private void ReadEscape(ref Scanner scanner)
    {
        char? meant = scanner.Next switch
        {
            'n' => '\n',
            't' => '\t',
            '"' => '"',
            '\\' => '\\',
            _ => null,
        };
        if (meant is { } character)
        {
            _piece.Write([character]);
            scanner.Advance(2);
            return;
        }

        // YANG 1 left open what this is; it was always taken as it stands.
        findings.ErrorInVersion11(
            DiagnosticIds.UnknownEscape,
            scanner.Position,
            "a backslash in a double-quoted string goes with n, t, a double quote or a backslash only; double it, or use single quotes",
            warnInVersion1: false);
        _piece.Write("\\");
        scanner.Advance();
    }

    private static int WidthOf(ReadOnlySpan<char> beforeQuote)
    {
        var width = 0;
        foreach (var c in beforeQuote)
        {
            width += c == '\t' ? TabWidth : char.IsLowSurrogate(c) ? 0 : 1;
        }

        return width;
    }
}
