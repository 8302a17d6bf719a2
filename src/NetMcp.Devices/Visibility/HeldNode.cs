using System.Xml;

namespace NetMcp.Devices.Visibility;

/// <summary>A node of a document that was read before it was known whether it is shown.</summary>
/// <param name="Kind">An element's start or end, or text.</param>
/// <param name="Depth">How deep it stands.</param>
internal sealed record HeldNode(XmlNodeType Kind, int Depth)
{
    public string Prefix { get; init; } = string.Empty;

    public string LocalName { get; init; } = string.Empty;

    public string Namespace { get; init; } = string.Empty;

    /// <summary>The text, of a text.</summary>
    public string Value { get; init; } = string.Empty;

    /// <summary>The attributes, of a start.</summary>
    public IReadOnlyList<HeldAttribute> Attributes { get; init; } = [];

    /// <summary>The prefixes in scope there, where there may be something that uses one; the reader has gone on since.</summary>
    public IDictionary<string, string>? Scope { get; init; }

    /// <summary>The start of the element that the reader stands on.</summary>
    public static HeldNode Start(XmlReader reader)
    {
        List<HeldAttribute>? attributes = null;
        while (reader.MoveToNextAttribute())
        {
            (attributes ??= []).Add(new HeldAttribute(reader.Prefix, reader.LocalName, reader.NamespaceURI, reader.Value));
        }

        reader.MoveToElement();
        return new HeldNode(XmlNodeType.Element, reader.Depth)
        {
            Prefix = reader.Prefix,
            LocalName = reader.LocalName,
            Namespace = reader.NamespaceURI,
            Attributes = attributes is null ? [] : attributes,
            Scope = attributes is null ? null : ScopeOf(reader),
        };
    }

    /// <summary>All prefixes in scope where the reader stands.</summary>
    public static IDictionary<string, string> ScopeOf(XmlReader reader) => ((IXmlNamespaceResolver)reader).GetNamespacesInScope(XmlNamespaceScope.All);
}
