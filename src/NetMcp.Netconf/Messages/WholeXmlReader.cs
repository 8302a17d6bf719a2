using System.Xml;

namespace NetMcp.Netconf.Messages;

/// <summary>
/// A reader with asynchronous methods for a message that is in memory, where nothing ever waits. The framework's asynchronous reader
/// takes buffers of 100 KB however short the message is; most replies are a few KB.
/// </summary>
internal sealed class WholeXmlReader(XmlReader inner) : XmlReader, IXmlLineInfo, IXmlNamespaceResolver
{
    public override XmlNodeType NodeType => inner.NodeType;

    public override string LocalName => inner.LocalName;

    public override string Name => inner.Name;

    public override string NamespaceURI => inner.NamespaceURI;

    public override string Prefix => inner.Prefix;

    public override string Value => inner.Value;

    public override int Depth => inner.Depth;

    public override string BaseURI => inner.BaseURI;

    public override bool IsEmptyElement => inner.IsEmptyElement;

    public override int AttributeCount => inner.AttributeCount;

    public override bool EOF => inner.EOF;

    public override ReadState ReadState => inner.ReadState;

    public override XmlNameTable NameTable => inner.NameTable;

    public override string XmlLang => inner.XmlLang;

    public override XmlSpace XmlSpace => inner.XmlSpace;

    public override bool CanReadValueChunk => inner.CanReadValueChunk;

    public int LineNumber => ((IXmlLineInfo)inner).LineNumber;

    public int LinePosition => ((IXmlLineInfo)inner).LinePosition;

    public override bool Read() => inner.Read();

    public override Task<bool> ReadAsync() => Task.FromResult(inner.Read());

    public override Task<string> GetValueAsync() => Task.FromResult(inner.Value);

    public override int ReadValueChunk(char[] buffer, int index, int count) => inner.ReadValueChunk(buffer, index, count);

    public override Task<int> ReadValueChunkAsync(char[] buffer, int index, int count) => Task.FromResult(inner.ReadValueChunk(buffer, index, count));

    public override void Skip() => inner.Skip();

    public override string? GetAttribute(string name) => inner.GetAttribute(name);

    public override string? GetAttribute(string name, string? namespaceURI) => inner.GetAttribute(name, namespaceURI);

    public override string GetAttribute(int i) => inner.GetAttribute(i);

    public override bool MoveToAttribute(string name) => inner.MoveToAttribute(name);

    public override bool MoveToAttribute(string name, string? ns) => inner.MoveToAttribute(name, ns);

    public override void MoveToAttribute(int i) => inner.MoveToAttribute(i);

    public override bool MoveToFirstAttribute() => inner.MoveToFirstAttribute();

    public override bool MoveToNextAttribute() => inner.MoveToNextAttribute();

    public override bool MoveToElement() => inner.MoveToElement();

    public override bool ReadAttributeValue() => inner.ReadAttributeValue();

    public override string? LookupNamespace(string prefix) => inner.LookupNamespace(prefix);

    public string? LookupPrefix(string namespaceName) => ((IXmlNamespaceResolver)inner).LookupPrefix(namespaceName);

    public IDictionary<string, string> GetNamespacesInScope(XmlNamespaceScope scope) => ((IXmlNamespaceResolver)inner).GetNamespacesInScope(scope);

    public override void ResolveEntity() => inner.ResolveEntity();

    public bool HasLineInfo() => ((IXmlLineInfo)inner).HasLineInfo();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
