using System.Xml;

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

            elements += reader.NodeType == XmlNodeType.Element ? 1 : 0;
            if (reader.NodeType == XmlNodeType.Text && reader.Depth == 0)
            {
                return $"'{name}' has text outside of any element.";
            }
        }

        return elements == 0 ? $"'{name}' has no element." : null;
    }
}
