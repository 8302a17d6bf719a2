using System.Xml;

namespace NetMcp.Yang.XPath;

/// <summary>Cuts an expression into tokens (XPath 1.0 section 3.7). Whether a name is an operator the parser knows by its place.</summary>
internal static class XPathLexer
{
    private static readonly string[] Symbols = ["::", "//", "..", "!=", "<=", ">=", "(", ")", "[", "]", ".", "@", ",", "/", "|", "+", "-", "=", "<", ">", "*", "$"];

    /// <summary>The token at an offset; the offset moves behind it.</summary>
    public static XPathToken Read(string text, ref int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n')
        {
            at++;
        }

        if (at >= text.Length)
        {
            return new(XPathTokenKind.End, at, "");
        }

        return text[at] switch
        {
            '"' or '\'' => ReadLiteral(text, ref at),
            >= '0' and <= '9' => ReadNumber(text, ref at),
            '.' when at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) => ReadNumber(text, ref at),
            _ when IsNameStart(text, at) => ReadName(text, ref at),
            _ => ReadSymbol(text, ref at),
        };
    }

    private static XPathToken ReadLiteral(string text, ref int at)
    {
        var start = at;
        var end = text.IndexOf(text[at], at + 1);
        if (end < 0)
        {
            return new(XPathTokenKind.Bad, start, "the string is not closed");
        }

        at = end + 1;
        return new(XPathTokenKind.Literal, start, text[(start + 1)..end]);
    }

    private static XPathToken ReadNumber(string text, ref int at)
    {
        var start = at;
        SkipDigits(text, ref at);
        if (at < text.Length && text[at] == '.')
        {
            at++;
            SkipDigits(text, ref at);
        }

        return new(XPathTokenKind.Number, start, text[start..at]);
    }

    private static XPathToken ReadName(string text, ref int at)
    {
        var start = at;
        var first = NameAt(text, ref at);
        if (at + 1 >= text.Length || text[at] != ':' || text[at + 1] == ':')
        {
            return new(XPathTokenKind.Name, start, first);
        }

        at++;
        if (text[at] == '*')
        {
            at++;
            return new(XPathTokenKind.Name, start, "*", first);
        }

        return IsNameStart(text, at)
            ? new(XPathTokenKind.Name, start, NameAt(text, ref at), first)
            : new(XPathTokenKind.Bad, at, "a name must stand behind a prefix and its colon");
    }

    private static XPathToken ReadSymbol(string text, ref int at)
    {
        foreach (var symbol in Symbols)
        {
            if (text.AsSpan(at).StartsWith(symbol, StringComparison.Ordinal))
            {
                at += symbol.Length;
                return new(XPathTokenKind.Symbol, at - symbol.Length, symbol);
            }
        }

        return new(XPathTokenKind.Bad, at, $"the character '{text[at]}' is none of XPath's");
    }

    private static string NameAt(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && XmlConvert.IsNCNameChar(text[at]))
        {
            at++;
        }

        return text[start..at];
    }

    private static bool IsNameStart(string text, int at) => XmlConvert.IsStartNCNameChar(text[at]);

    private static void SkipDigits(string text, ref int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
    }
}
