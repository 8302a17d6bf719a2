using System.Runtime.InteropServices;
using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Syntax;

/// <summary>
/// Builds the tree of statements (RFC 7950 section 6.3). The open blocks stand on a stack of its own, not on the thread's: no module can
/// overflow it.
/// </summary>
internal sealed class StatementReader(string text, YangParseLimits limits, SyntaxFindings findings)
{
    // Behind so many errors the text is something else than YANG, and every further finding is noise.
    private const int MostErrors = 100;

    private readonly QuotedStrings _quoted = new(findings);
    private readonly List<YangStatement> _children = new(64);
    private readonly Stack<OpenBlock> _open = new();
    private int _statements;
    private YangStatement? _root;
    private bool _stopped;

    /// <summary>Reads the one top statement; what it is called is not looked at here.</summary>
    public YangStatement? Read()
    {
        var scanner = new Scanner(text, findings);
        while (!_stopped)
        {
            scanner.SkipSeparators();
            if (scanner.AtEnd || (_root is not null && _open.Count == 0))
            {
                break;
            }

            Step(ref scanner);
            if (findings.Count >= MostErrors && !_stopped)
            {
                Stop(DiagnosticIds.TooManyFindings, scanner.Position, "too many errors; the rest of the text was not read");
            }
        }

        Finish(scanner);
        return _root;
    }

    private void Step(ref Scanner scanner)
    {
        switch (scanner.Current)
        {
            case '}' when _open.Count == 0:
                findings.Error(DiagnosticIds.TextBehindModule, scanner.Position, "'}' closes nothing");
                scanner.Advance();
                break;
            case '}':
                scanner.Advance();
                Close();
                break;
            case ';':
                findings.Error(DiagnosticIds.KeywordExpected, scanner.Position, "';' ends nothing; a statement begins with its keyword");
                scanner.Advance();
                break;
            case '{':
                findings.Error(DiagnosticIds.KeywordExpected, scanner.Position, "'{' without a statement; a statement begins with its keyword");
                scanner.Advance();
                Open(null, scanner.Position);
                break;
            default:
                ReadStatement(ref scanner);
                break;
        }
    }

    private void ReadStatement(ref Scanner scanner)
    {
        var position = scanner.Position;
        if (++_statements > limits.MaxStatements)
        {
            Stop(DiagnosticIds.TooManyStatements, position, $"more than {limits.MaxStatements} statements");
            return;
        }

        var word = scanner.ReadUnquoted(quotesEnd: true);
        if (!YangKeywords.TryRead(word, out var kind, out var prefix, out var keyword))
        {
            findings.Error(
                DiagnosticIds.KeywordExpected,
                position,
                word.IsEmpty ? "a statement begins with its keyword, which has no quotes" : $"{Excerpt.Of(word)} is no keyword");
            SkipBroken(ref scanner);
            EndStatement(ref scanner, null);
            return;
        }

        var separated = scanner.SkipSeparators();
        var argumentPosition = scanner.Position;
        var argument = ReadArgument(ref scanner, separated);
        var statement = new YangStatement
        {
            Kind = kind,
            Prefix = prefix,
            Keyword = keyword,
            Position = position,
            Argument = argument,
            ArgumentPosition = argument is null ? position : argumentPosition,
        };
        Add(statement);
        EndStatement(ref scanner, statement);
    }

    private string? ReadArgument(ref Scanner scanner, bool separated)
    {
        if (scanner.AtEnd || scanner.Current is ';' or '{' or '}')
        {
            return null;
        }

        if (!separated)
        {
            findings.Error(DiagnosticIds.SeparatorExpected, scanner.Position, "white space is needed between keyword and argument");
        }

        if (scanner.Current is '"' or '\'')
        {
            return _quoted.Read(ref scanner);
        }

        var argument = StringPool.Get(scanner.ReadUnquoted(quotesEnd: false));
        scanner.SkipSeparators();
        return argument;
    }

    // The scanner stands behind the argument and what separates it from the next token.
    private void EndStatement(ref Scanner scanner, YangStatement? statement)
    {
        if (scanner.AtEnd || scanner.Current is '}')
        {
            // The block around goes on from here; when the text ends, its being open is the better thing to say.
            if (!scanner.AtEnd && statement is not null)
            {
                findings.Error(DiagnosticIds.StatementEndExpected, scanner.Position, $"';' or '{{' expected behind {Excerpt.Of(statement.Keyword)}, found '}}'");
            }

            return;
        }

        if (scanner.Current is not (';' or '{'))
        {
            ReportMissingEnd(scanner);
            if (BeginsStatement(scanner, statement))
            {
                return;
            }

            SkipBroken(ref scanner);
        }

        if (scanner.Current == ';')
        {
            scanner.Advance();
        }
        else if (scanner.Current == '{')
        {
            var brace = scanner.Position;
            scanner.Advance();
            Open(statement, brace);
        }
    }

    private void ReportMissingEnd(Scanner scanner)
    {
        if (scanner.Current == '+')
        {
            findings.Error(DiagnosticIds.BrokenConcatenation, scanner.Position, "'+' joins quoted strings only, and none stands before it");
            return;
        }

        var position = scanner.Position;
        var found = scanner.Current is '"' or '\'' ? "a quoted string" : Excerpt.Of(scanner.ReadUnquoted(quotesEnd: true));
        findings.Error(DiagnosticIds.StatementEndExpected, position, $"';' or '{{' expected, found {found}");
    }

    // A keyword on a line of its own: what misses is the semicolon of the line before, and nothing else is wrong.
    private static bool BeginsStatement(Scanner scanner, YangStatement? statement) =>
        statement is not null
        && scanner.Position.Line > statement.ArgumentPosition.Line
        && YangKeywords.KindOf(scanner.ReadUnquoted(quotesEnd: true)) != YangKeyword.None;

    private void SkipBroken(ref Scanner scanner)
    {
        while (!scanner.AtEnd && scanner.Current is not (';' or '{' or '}'))
        {
            if (scanner.Current is '"' or '\'')
            {
                _quoted.Read(ref scanner);
            }
            else
            {
                scanner.ReadUnquoted(quotesEnd: true);
                scanner.SkipSeparators();
            }
        }
    }

    private void Add(YangStatement statement)
    {
        if (_open.Count == 0)
        {
            _root = statement;
        }
        else
        {
            _children.Add(statement);
        }
    }

    // A block whose statement is broken is read like any other, so that its braces are in balance, and then dropped.
    private void Open(YangStatement? statement, SourcePosition brace)
    {
        if (_open.Count >= limits.MaxDepth)
        {
            Stop(DiagnosticIds.NestedTooDeep, brace, $"statements are nested deeper than {limits.MaxDepth}");
            return;
        }

        _open.Push(new(statement, _children.Count, brace));
    }

    private void Close()
    {
        var block = _open.Pop();
        var children = CollectionsMarshal.AsSpan(_children)[block.FirstChild..];
        if (block.Statement is not null && !children.IsEmpty)
        {
            block.Statement.Children = children.ToArray();
        }

        CollectionsMarshal.SetCount(_children, block.FirstChild);
    }

    private void Stop(string id, SourcePosition position, string message)
    {
        findings.Error(id, position, message);
        _stopped = true;
    }

    private void Finish(Scanner scanner)
    {
        if (!_stopped && _open.TryPeek(out var innermost))
        {
            findings.Error(DiagnosticIds.UnclosedBlock, innermost.Brace, "the block that begins here is not closed");
        }
        else if (!_stopped && !scanner.AtEnd)
        {
            findings.Error(DiagnosticIds.TextBehindModule, scanner.Position, "a source holds one module or submodule, and nothing behind it");
        }

        while (_open.Count > 0)
        {
            Close();
        }
    }

    private readonly record struct OpenBlock(YangStatement? Statement, int FirstChild, SourcePosition Brace);
}
