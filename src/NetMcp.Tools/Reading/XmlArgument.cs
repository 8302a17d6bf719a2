using System.Xml;
using System.Xml.XPath;

namespace NetMcp.Tools.Reading;

/// <summary>Checks XML that an agent sends: well-formed, no DTD, not too deep. Names no exception's text.</summary>
internal static class XmlArgument
{
    /// <summary>What is wrong, in a sentence that names the argument and the place; null when nothing is.</summary>
    /// <param name="name">The argument.</param>
    /// <param name="xml">Its text.</param>
    /// <param name="maxDepth">The deepest nesting of elements.</param>
    /// <param name="singleRoot">Whether exactly one element must stand at the top (an rpc), or several may (a subtree filter).</param>
    public static string? Mistake(string name, string xml, int maxDepth, bool singleRoot)
    {
        if (string.IsNullOrWhiteSpace(xml))
        {
            return $"'{name}' is empty.";
        }

        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            ConformanceLevel = singleRoot ? ConformanceLevel.Document : ConformanceLevel.Fragment,
        };
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        try
        {
            return Mistake(name, reader, maxDepth);
        }
        catch (XmlException exception)
        {
            // The reader reports a prohibited DTD like any other mistake; agents deserve to hear which of the two it was.
            return xml.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
                ? $"'{name}' has a document type declaration; DTDs and entities are not allowed."
                : $"'{name}' is not well-formed XML at line {exception.LineNumber}, position {exception.LinePosition}.";
        }
    }

    private static string? Mistake(string name, XmlReader reader, int maxDepth)
    {
        var elements = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth >= maxDepth)
            {
                return $"'{name}' nests elements deeper than {maxDepth}.";
            }

            if (reader.NodeType == XmlNodeType.Element && SelectMistake(reader) is { } mistake)
            {
                return $"'{name}' {mistake}";
            }

            elements += reader.NodeType == XmlNodeType.Element ? 1 : 0;
            if (reader.NodeType == XmlNodeType.Text && reader.Depth == 0)
            {
                return $"'{name}' has text outside of any element.";
            }
        }

        return elements == 0 ? $"'{name}' has no element." : null;
    }

    // RFC 6241 section 8.9: <filter type="xpath" select="..."/>. RFC 8526 section 3.1: <xpath-filter>.
    private static string? SelectMistake(XmlReader reader) => reader.GetAttribute("select") is { } select ? XPathMistake(select) : null;

    private static string? XPathMistake(string xpath)
    {
        try
        {
            XPathExpression.Compile(xpath);
            return XPathRules.Objection(xpath);
        }
        catch (Exception exception) when (exception is XPathException or ArgumentException)
        {
            return "has a filter that is not XPath 1.0.";
        }
    }
}
