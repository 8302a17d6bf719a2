using System.Text;
using System.Xml;
using NetMcp.Core.Masking;

namespace NetMcp.Server.Mcp.Callers;

/// <summary>XML of an argument (an rpc, a filter) as the audit log may have it: what elements with secret names hold is masked, however it is written there.</summary>
internal static class AuditXml
{
    private static readonly XmlReaderSettings Reading = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, ConformanceLevel = ConformanceLevel.Fragment };
    private static readonly XmlWriterSettings Writing = new() { ConformanceLevel = ConformanceLevel.Fragment, OmitXmlDeclaration = true, CheckCharacters = false };

    /// <summary>Whether a text is meant as XML.</summary>
    public static bool Is(string text) => text.AsSpan().TrimStart().StartsWith("<");

    /// <summary>The XML as it is where nothing is masked in it; all of it masked where it cannot be read.</summary>
    public static string Mask(string xml, ISecretMasker masker)
    {
        ArgumentNullException.ThrowIfNull(masker);
        var shown = new StringBuilder(xml.Length);
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), Reading);
            using (var writer = XmlWriter.Create(shown, Writing))
            {
                if (!Copy(reader, writer, masker))
                {
                    return xml;
                }
            }

            return shown.ToString();
        }
        catch (Exception e) when (e is XmlException or InvalidOperationException or ArgumentException)
        {
            // It is refused before anything is done with it; which of it would be a secret nobody can tell.
            return ISecretMasker.Mask;
        }
    }

    private static bool Copy(XmlReader reader, XmlWriter writer, ISecretMasker masker)
    {
        var names = new Stack<string>();
        var any = false;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
                    writer.WriteAttributes(reader, defattr: false);
                    if (reader.IsEmptyElement)
                    {
                        writer.WriteEndElement();
                        break;
                    }

                    names.Push(reader.LocalName);
                    break;
                case XmlNodeType.EndElement:
                    names.Pop();
                    writer.WriteFullEndElement();
                    break;
                case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    writer.WriteWhitespace(reader.Value);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Comment:
                    var isSecret = IsSecret(names, masker);
                    any |= isSecret;
                    Write(writer, reader.NodeType, isSecret ? ISecretMasker.Mask : reader.Value);
                    break;
            }
        }

        return any;
    }

    private static void Write(XmlWriter writer, XmlNodeType kind, string text)
    {
        if (kind == XmlNodeType.Comment)
        {
            writer.WriteComment(text);
        }
        else
        {
            writer.WriteString(text);
        }
    }

    private static bool IsSecret(Stack<string> names, ISecretMasker masker) => names.TryPeek(out var name) && masker.IsSecret(name, names.Skip(1).FirstOrDefault());
}
