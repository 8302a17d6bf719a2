using NetMcp.Core.Access;

namespace NetMcp.Core.Reading;

/// <summary>A read of one datastore. Two equal requests under way on the same device are one on the wire.</summary>
public sealed record DeviceReadRequest
{
    /// <summary>Which datastore.</summary>
    public required Datastore Datastore { get; init; }

    /// <summary>
    /// What to select: an absolute XPath whose prefixes are module names
    /// (<c>/ietf-interfaces:interfaces/interface[name='eth0']</c>), or a subtree filter as XML; null for everything.
    /// A name without a prefix is in the module of its parent, as in RFC 8040 section 3.5.3.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>How defaults are reported; null leaves it to the device.</summary>
    public WithDefaults? WithDefaults { get; init; }

    /// <summary>What the answer is to be. Where JSON is asked of a device without a usable schema, the answer is XML and says why.</summary>
    public DataFormat Format { get; init; } = DataFormat.Xml;

    /// <summary>
    /// Which parts of what <see cref="Path"/> selects are wanted, as RFC 8040 section 4.8.3 writes it (<c>name;statistics/in-octets</c>); null for
    /// all. JSON only, with a path of plain steps. The keys of lists are there in any case.
    /// </summary>
    public string? Fields { get; init; }

    /// <summary>
    /// How many levels are wanted, the nodes that <see cref="Path"/> ends at being the first (RFC 8040 section 4.8.2); with another XPath or a
    /// subtree filter the top-level nodes are. Null for all. JSON only.
    /// </summary>
    public int? Depth { get; init; }

    /// <summary>Configuration, state or both. JSON only.</summary>
    public DataContent Content { get; init; }

    /// <summary>Whether what does not fit is to be there as <see cref="DeviceDocument.Pages"/>, as far as there is room. JSON only.</summary>
    public bool KeepRest { get; init; }

    /// <summary>
    /// Who may see which nodes: what is denied is left out as if the device did not have it, and only paths of checked steps with key predicates
    /// are taken. Null for all of them.
    /// </summary>
    public INodeAccess? Nodes { get; init; }

    /// <summary>
    /// Whether <see cref="Path"/> was made by the gateway itself out of what the caller may see, so that it asks about nothing else; then it may be any
    /// filter although nodes are denied.
    /// </summary>
    public bool IsOwnFilter { get; init; }

    /// <summary>The most bytes to return; past it the answer is cut between nodes.</summary>
    public required int MaxBytes { get; init; }
}
