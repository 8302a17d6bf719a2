using System.Diagnostics.CodeAnalysis;
using System.Xml;
using NetMcp.Core.Access;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Visibility;

/// <summary>
/// A document as somebody sees it from whom nodes are hidden: what is denied is not in it, as if the device did not have it (RFC 8341 section 3.2.4), so
/// that whatever is made of it, counts and cuts included, cannot tell of it. Nothing of it is held but what <see cref="VisibleNodeFeed"/> holds.
/// For its asynchronous methods only.
/// </summary>
[SuppressMessage("Design", "CA1010", Justification = "A reader of XML is no collection.")]
internal sealed class VisibleXmlReader : XmlReader, IXmlNamespaceResolver, IXmlLineInfo
{
    private readonly XmlReader _inner;
    private readonly VisibleNodeFeed _feed;
    private int _attribute = -1;
    private int _taken;
    private bool _isOver;

    private VisibleXmlReader(XmlReader inner, VisibleNodeFeed feed)
    {
        (_inner, _feed) = (inner, feed);
    }

    /// <summary>Opens what is to be seen of the element that a reader stands on, and of those behind it; null when it is nothing.</summary>
    public static async ValueTask<VisibleXmlReader?> OpenAsync(XmlReader inner, YangSchema schema, INodeAccess access)
    {
        var feed = new VisibleNodeFeed(inner, new NodeJudge(schema, access));
        return await feed.BeginAsync().ConfigureAwait(false) ? new VisibleXmlReader(inner, feed) : null;
    }

    private HeldNode? Held => _feed.Current;

    private HeldAttribute? HeldAttribute => Held is { } held && _attribute >= 0 ? held.Attributes[_attribute] : null;

    public override int AttributeCount => Held is { } held ? held.Attributes.Count : _feed.ShowsAttributes ? _inner.AttributeCount : 0;

    public override string BaseURI => string.Empty;

    public override int Depth => Held is { } held ? held.Depth + (_attribute >= 0 ? 1 : 0) : _inner.Depth;

    public override bool EOF => _isOver;

    public override bool IsEmptyElement => Held is null && _inner.IsEmptyElement;

    public override string LocalName => HeldAttribute?.LocalName ?? Held?.LocalName ?? _inner.LocalName;

    public override string NamespaceURI => HeldAttribute?.Namespace ?? Held?.Namespace ?? _inner.NamespaceURI;

    public override string Prefix => HeldAttribute?.Prefix ?? Held?.Prefix ?? _inner.Prefix;

    public override string Value => HeldAttribute?.Value ?? Held?.Value ?? _inner.Value;

    public override XmlNameTable NameTable => _inner.NameTable;

    public override XmlNodeType NodeType => _isOver ? XmlNodeType.None : HeldAttribute is not null ? XmlNodeType.Attribute : Held?.Kind ?? _inner.NodeType;

    public override ReadState ReadState => _isOver ? ReadState.EndOfFile : ReadState.Interactive;

    public override bool CanReadValueChunk => _inner.CanReadValueChunk;

    public int LineNumber => (_inner as IXmlLineInfo)?.LineNumber ?? 0;

    public int LinePosition => (_inner as IXmlLineInfo)?.LinePosition ?? 0;

    // A place in the document would tell how much of it is hidden.
    public bool HasLineInfo() => false;

    public override async Task<bool> ReadAsync()
    {
        (_attribute, _taken) = (-1, 0);
        _isOver = _isOver || !await _feed.MoveAsync().ConfigureAwait(false);
        return !_isOver;
    }

    public override bool Read() => throw new NotSupportedException("Only its asynchronous methods can be used.");

    public override Task<string> GetValueAsync() => Held is null ? _inner.GetValueAsync() : Task.FromResult(Value);

    public override int ReadValueChunk(char[] buffer, int index, int count) => Held is null ? _inner.ReadValueChunk(buffer, index, count) : Take(buffer, index, count);

    public override Task<int> ReadValueChunkAsync(char[] buffer, int index, int count) =>
        Held is null ? _inner.ReadValueChunkAsync(buffer, index, count) : Task.FromResult(Take(buffer, index, count));

    public override string? LookupNamespace(string prefix) =>
        Held?.Scope is not { } scope ? _inner.LookupNamespace(prefix) : scope.TryGetValue(prefix, out var found) ? found : null;

    public IDictionary<string, string> GetNamespacesInScope(XmlNamespaceScope scope) => Held?.Scope ?? ((IXmlNamespaceResolver)_inner).GetNamespacesInScope(scope);

    public string? LookupPrefix(string namespaceName) => ((IXmlNamespaceResolver)_inner).LookupPrefix(namespaceName);

    public override bool MoveToFirstAttribute()
    {
        _attribute = -1;
        return Held is null && _feed.ShowsAttributes ? _inner.MoveToFirstAttribute() : MoveToNextAttribute();
    }

    public override bool MoveToNextAttribute()
    {
        if (Held is null)
        {
            return _feed.ShowsAttributes && _inner.MoveToNextAttribute();
        }

        var more = _attribute + 1 < Held.Attributes.Count;
        _attribute += more ? 1 : 0;
        return more;
    }

    public override bool MoveToElement()
    {
        var moved = Held is null ? _inner.MoveToElement() : _attribute >= 0;
        _attribute = -1;
        return moved;
    }

    public override string GetAttribute(int i) => Held is { } held ? held.Attributes[i].Value : AttributeCount > 0 ? _inner.GetAttribute(i) : throw new ArgumentOutOfRangeException(nameof(i));

    public override string? GetAttribute(string name) => GetAttribute(name, string.Empty);

    public override string? GetAttribute(string name, string? namespaceURI) => Held is { } held
        ? held.Attributes.FirstOrDefault(attribute => attribute.LocalName == name && attribute.Namespace == (namespaceURI ?? string.Empty))?.Value
        : _feed.ShowsAttributes ? _inner.GetAttribute(name, namespaceURI) : null;

    public override bool MoveToAttribute(string name) => MoveToAttribute(name, string.Empty);

    public override bool MoveToAttribute(string name, string? ns)
    {
        for (var more = MoveToFirstAttribute(); more; more = MoveToNextAttribute())
        {
            if (LocalName == name && NamespaceURI == (ns ?? string.Empty))
            {
                return true;
            }
        }

        MoveToElement();
        return false;
    }

    public override bool ReadAttributeValue() => Held is null && _inner.ReadAttributeValue();

    public override void ResolveEntity() => throw new NotSupportedException("There are no entities.");

    private int Take(char[] buffer, int index, int count)
    {
        var taken = Math.Min(count, Value.Length - _taken);
        Value.CopyTo(_taken, buffer, index, taken);
        _taken += taken;
        return taken;
    }
}
