using System.Xml;

namespace NetMcp.Netconf.Messages;

/// <summary>Hellos (RFC 6241 section 8.1).</summary>
internal static class HelloMessage
{
    public static ReadOnlyMemory<byte> Write(IEnumerable<string> capabilities)
    {
        var xml = new OperationXml()
            .Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?><hello xmlns=\"" + NetconfNamespaces.Base + "\"><capabilities>");
        foreach (var capability in capabilities)
        {
            xml.Element("capability", capability);
        }

        return xml.Raw("</capabilities></hello>").Written;
    }

    /// <summary>Reads a hello whose root was recognised already.</summary>
    /// <exception cref="XmlException">Not well-formed, or without capabilities.</exception>
    public static ServerHello Read(ReadOnlyMemory<byte> message)
    {
        using var reader = MessageXml.Open(MessageXml.AsStream(message), isAsync: false);
        List<string>? capabilities = null;
        string? sessionId = null;
        reader.MoveToContent();
        var more = reader.Read();
        while (more && !reader.EOF)
        {
            if (!IsBase(reader, "capabilities") && !IsBase(reader, "capability") && !IsBase(reader, "session-id"))
            {
                more = reader.Read();
            }
            else if (reader.LocalName == "capabilities")
            {
                capabilities ??= [];
                more = reader.Read();
            }
            else if (reader.LocalName == "capability")
            {
                capabilities?.Add(reader.ReadElementContentAsString().Trim());
            }
            else
            {
                sessionId = reader.ReadElementContentAsString().Trim();
            }
        }

        return new ServerHello(capabilities ?? throw new XmlException("The hello has no capabilities."), sessionId);
    }

    private static bool IsBase(XmlReader reader, string name) =>
        reader.NodeType == XmlNodeType.Element && reader.LocalName == name && reader.NamespaceURI == NetconfNamespaces.Base;
}
