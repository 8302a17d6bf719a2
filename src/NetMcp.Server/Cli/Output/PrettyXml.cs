using System.Text;
using System.Xml;

namespace NetMcp.Server.Cli.Output;

/// <summary>Indents XML for reading.</summary>
internal static class PrettyXml
{
    /// <summary>The document indented; as it was when it is not well-formed after all.</summary>
    public static string Format(string xml)
    {
        var text = new StringBuilder();
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings
            {
                ConformanceLevel = ConformanceLevel.Fragment,
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreWhitespace = true,
            });
            using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment }))
            {
                reader.Read();
                while (!reader.EOF)
                {
                    writer.WriteNode(reader, defattr: false);
                }
            }

            return text.ToString();
        }
        catch (XmlException)
        {
            return xml;
        }
    }
}
