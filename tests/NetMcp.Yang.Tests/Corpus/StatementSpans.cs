using System.Buffers;

namespace NetMcp.Yang.Tests.Corpus;

/// <summary>
/// Where the statements and their arguments stand in a legal module. A tokenizer of its own, so that mutants do not depend on the parser
/// that they are made for.
/// </summary>
internal sealed class StatementSpans
{
    private static readonly SearchValues<char> EndsOfWords = SearchValues.Create(" \t\r\n;{}");

    private StatementSpans(List<Range> statements, Dictionary<string, List<Range>> argumentsByKeyword)
    {
        Statements = statements;
        Arguments = [.. argumentsByKeyword.Values.Where(spans => spans.Count > 1)];
    }

    /// <summary>Each statement, from its keyword to its semicolon or closing brace; the module itself is not among them.</summary>
    public IReadOnlyList<Range> Statements { get; }

    /// <summary>The arguments of keywords that occur more than once.</summary>
    public IReadOnlyList<List<Range>> Arguments { get; }

    public static StatementSpans Of(string text)
    {
        List<Range> statements = [];
        Dictionary<string, List<Range>> arguments = new(StringComparer.Ordinal);
        Stack<int> open = new();
        var start = -1;
        var keywordEnd = -1;
        var argument = default(Range?);
        for (var i = 0; i < text.Length;)
        {
            var end = EndOfToken(text, i);
            var c = text[i];
            if (c is ';' or '{' or '}')
            {
                if (argument is { } span && start >= 0)
                {
                    var keyword = text[start..keywordEnd];
                    arguments.TryAdd(keyword, []);
                    arguments[keyword].Add(span);
                }

                if (c == '{')
                {
                    open.Push(start);
                }
                else
                {
                    start = c == '}' && open.Count > 0 ? open.Pop() : start;
                    if (start >= 0 && open.Count > 0)
                    {
                        statements.Add(start..end);
                    }
                }

                (start, argument) = (-1, null);
            }
            else if (!char.IsWhiteSpace(c) && !IsComment(text, i))
            {
                if (start < 0)
                {
                    (start, keywordEnd) = (i, end);
                }
                else
                {
                    argument = (argument?.Start ?? i)..end;
                }
            }

            i = end;
        }

        return new(statements, arguments);
    }

    private static bool IsComment(string text, int at) => text[at] == '/' && at + 1 < text.Length && text[at + 1] is '/' or '*';

    private static int EndOfToken(string text, int at)
    {
        if (IsComment(text, at))
        {
            var end = text.IndexOf(text[at + 1] == '/' ? "\n" : "*/", at + 2, StringComparison.Ordinal);
            return end < 0 ? text.Length : end + (text[at + 1] == '/' ? 1 : 2);
        }

        switch (text[at])
        {
            case ';' or '{' or '}':
                return at + 1;
            case '\'' or '"':
                var quote = text[at];
                var i = at + 1;
                while (i < text.Length && text[i] != quote)
                {
                    i += quote == '"' && text[i] == '\\' ? 2 : 1;
                }

                return Math.Min(i + 1, text.Length);
            default:
                if (char.IsWhiteSpace(text[at]))
                {
                    return at + 1;
                }

                var stop = text.AsSpan(at).IndexOfAny(EndsOfWords);
                return stop < 0 ? text.Length : at + stop;
        }
    }
}
