namespace NetMcp.Tools.Reading;

/// <summary>
/// One token of XML text that is known to be well-formed. The framework's reader does not tell where in the text it stands, and
/// a cut needs just that.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="End">Where it ends: the index after its last character.</param>
/// <param name="Name">The qualified name of a start tag or an empty element; else empty.</param>
internal readonly record struct XmlToken(XmlTokenKind Kind, int End, string Name)
{
    /// <summary>The token at this index.</summary>
    public static XmlToken Read(string xml, int start)
    {
        if (xml[start] != '<')
        {
            var next = xml.IndexOf('<', start);
            return new XmlToken(XmlTokenKind.Other, next < 0 ? xml.Length : next, string.Empty);
        }

        var rest = xml.AsSpan(start);
        if (rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            return Until(xml, start, "-->", XmlTokenKind.Other);
        }

        if (rest.StartsWith("<![CDATA[", StringComparison.Ordinal))
        {
            return Until(xml, start, "]]>", XmlTokenKind.Other);
        }

        if (rest.StartsWith("<?", StringComparison.Ordinal))
        {
            return Until(xml, start, "?>", XmlTokenKind.Other);
        }

        return rest.StartsWith("</", StringComparison.Ordinal) ? Until(xml, start, ">", XmlTokenKind.EndTag) : Tag(xml, start);
    }

    private static XmlToken Until(string xml, int start, string terminator, XmlTokenKind kind)
    {
        var index = xml.IndexOf(terminator, start, StringComparison.Ordinal);
        return new XmlToken(kind, index < 0 ? xml.Length : index + terminator.Length, string.Empty);
    }

    private static XmlToken Tag(string xml, int start)
    {
        var end = start + 1;
        while (end < xml.Length && xml[end] != '>')
        {
            // An attribute's value may hold '>' (XML 1.0 section 2.4), so it is skipped as a whole.
            if (xml[end] is '"' or '\'')
            {
                var close = xml.IndexOf(xml[end], end + 1);
                end = close < 0 ? xml.Length - 1 : close;
            }

            end++;
        }

        var tag = xml.AsSpan(start + 1, Math.Min(end, xml.Length) - start - 1);
        var nameLength = tag.IndexOfAny(" \t\r\n/");
        var name = (nameLength < 0 ? tag : tag[..nameLength]).ToString();
        return new XmlToken(tag.EndsWith('/') ? XmlTokenKind.EmptyElement : XmlTokenKind.StartTag, Math.Min(end + 1, xml.Length), name);
    }
}
