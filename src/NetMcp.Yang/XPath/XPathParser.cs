using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Yang.XPath;

/// <summary>Parses XPath 1.0 expressions (RFC 7950 section 6.4).</summary>
internal static class XPathParser
{
    /// <summary>Parses a whole text. Bounded in depth and length; never throws on any text.</summary>
    public static bool TryParse(
        string text,
        IXPathNames names,
        [NotNullWhen(true)] out XPathExpression? expression,
        [NotNullWhen(false)] out XPathError? error) =>
        throw new NotImplementedException();
}
