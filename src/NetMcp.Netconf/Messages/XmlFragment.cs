using System.Text;
using System.Xml;

namespace NetMcp.Netconf.Messages;

/// <summary>
/// XML text from a caller, checked to be well-formed and harmless before it is put into an rpc. What has no namespace keeps none:
/// the surrounding default namespace does not leak into it.
/// </summary>
internal sealed class XmlFragment
{
    private static readonly XmlReaderSettings Settings = new()
    {
        ConformanceLevel = ConformanceLevel.Fragment,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = true,
    };

    private XmlFragment(string firstName, int elements, byte[] utf8)
    {
        FirstName = firstName;
        Elements = elements;
        Utf8 = utf8;
    }

    public string FirstName { get; }

    public int Elements { get; }

    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>Zero or more sibling elements.</summary>
    /// <exception cref="ArgumentException">Not that.</exception>
    public static XmlFragment Parse(string xml, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(xml, parameterName);
        var firstName = string.Empty;
        var starts = new List<int>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), Settings);
            var lines = new LineIndex(xml);
            while (reader.Read())
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element when reader.Depth == 0:
                        firstName = starts.Count == 0 ? reader.LocalName : firstName;
                        starts.Add(reader.GetAttribute("xmlns") is null && reader.Prefix.Length == 0
                            ? lines.Offset((IXmlLineInfo)reader) + reader.Name.Length
                            : -1);
                        break;
                    case XmlNodeType.XmlDeclaration or XmlNodeType.ProcessingInstruction:
                        throw new ArgumentException("An XML declaration or processing instruction cannot stand inside an rpc.", parameterName);
                    case XmlNodeType.Text or XmlNodeType.CDATA when reader.Depth == 0:
                        throw new ArgumentException("Text stands outside of any element.", parameterName);
                }
            }
        }
        catch (XmlException e)
        {
            throw new ArgumentException("This is not well-formed XML: " + e.Message, parameterName, e);
        }

        return new XmlFragment(firstName, starts.Count, Encoding.UTF8.GetBytes(WithoutNamespaceLeak(xml, starts)));
    }

    private static string WithoutNamespaceLeak(string xml, List<int> nameEnds)
    {
        if (nameEnds.TrueForAll(end => end < 0))
        {
            return xml;
        }

        var text = new StringBuilder(xml.Length + (nameEnds.Count * 9));
        var copied = 0;
        foreach (var end in nameEnds.Where(end => end >= 0))
        {
            text.Append(xml, copied, end - copied).Append(" xmlns=\"\"");
            copied = end;
        }

        return text.Append(xml, copied, xml.Length - copied).ToString();
    }

    /// <summary>Turns the reader's line and column into an offset; positions only grow.</summary>
    private sealed class LineIndex(string text)
    {
        private int _line = 1;
        private int _lineStart;

        public int Offset(IXmlLineInfo position)
        {
            while (_line < position.LineNumber)
            {
                // XML 1.0 section 2.11: a line ends with LF, CR LF, or a CR alone.
                var end = text.AsSpan(_lineStart).IndexOfAny('\r', '\n') + _lineStart;
                _lineStart = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
                _line++;
            }

            return _lineStart + position.LinePosition - 1;
        }
    }
}
