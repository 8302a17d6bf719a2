using System.Xml;
using System.Xml.XPath;

namespace NetMcp.Devices.Filters;

/// <summary>
/// Reads what an agent gave as <c>path</c>. All of it is untrusted: lengths and nesting are limited, DTDs are refused. Prefixes are
/// module names; whether the device has these modules is not known here.
/// </summary>
internal static class PathFilterParser
{
    /// <summary>The longest path or filter, in characters.</summary>
    public const int MaxCharacters = 64 * 1024;

    /// <summary>How deep a subtree filter's elements may nest.</summary>
    public const int MaxDepth = 64;

    public static PathFilter? Parse(string text, out FilterError? error)
    {
        if (text.Length > MaxCharacters)
        {
            error = new FilterError(0, $"The path is longer than {MaxCharacters} characters.");
            return null;
        }

        var start = text.AsSpan().IndexOfAnyExcept(" \t\r\n");
        if (start < 0)
        {
            error = new FilterError(0, "The path is empty; leave it out to select everything.");
            return null;
        }

        return text[start] == '<' ? ParseSubtree(text.Trim(), out error) : ParseXPath(text, out error);
    }

    private static PathFilter? ParseXPath(string text, out FilterError? error)
    {
        var simple = new LocationPathReader(text);
        if (simple.TryRead(out var steps))
        {
            error = null;
            return new LocationPath(steps);
        }

        try
        {
            // The framework's parser knows the whole of XPath 1.0; the expression is never evaluated here.
            _ = XPathExpression.Compile(text);
        }
        catch (Exception e) when (e is XPathException or ArgumentException)
        {
            error = new FilterError(simple.Position, simple.Problem + " Write /module:container/list[key='value']/leaf.");
            return null;
        }

        if (text.TrimStart() is not ['/', ..] && !text.Contains('/', StringComparison.Ordinal))
        {
            error = new FilterError(1, "A path begins with '/': /module:container.");
            return null;
        }

        error = null;
        return new GeneralXPath(text.Trim(), XPathPrefixes.Find(text));
    }

    private static SubtreeXml? ParseSubtree(string text, out FilterError? error)
    {
        var settings = new XmlReaderSettings
        {
            ConformanceLevel = ConformanceLevel.Fragment,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersFromEntities = 1024,
        };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            var unqualified = false;
            while (reader.Read())
            {
                if (reader.Depth > MaxDepth)
                {
                    error = new FilterError(0, $"The subtree filter nests deeper than {MaxDepth} elements.");
                    return null;
                }

                if (reader.NodeType is XmlNodeType.ProcessingInstruction or XmlNodeType.XmlDeclaration ||
                    (reader.Depth == 0 && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && !string.IsNullOrWhiteSpace(reader.Value)))
                {
                    error = new FilterError(0, "A subtree filter is elements only: no XML declaration, processing instruction or text at its top.");
                    return null;
                }

                unqualified |= reader is { NodeType: XmlNodeType.Element, Depth: 0, NamespaceURI.Length: 0 };
            }

            if (unqualified)
            {
                error = new FilterError(0, "The filter's top element has no namespace; declare the module's: <interfaces xmlns=\"...\"/>. network.device.describe lists the namespaces.");
                return null;
            }

            error = null;
            return new SubtreeXml(text);
        }
        catch (XmlException e)
        {
            error = new FilterError(0, $"The subtree filter is not well-formed XML without a DTD (line {e.LineNumber}, column {e.LinePosition}).");
            return null;
        }
    }
}
