namespace NetMcp.Yang.Schema;

/// <summary>A container (RFC 7950 section 7.5).</summary>
public sealed class ContainerNode : SchemaNode
{
    internal ContainerNode(string name, YangModule module)
        : base(name, module)
    {
    }

    /// <inheritdoc/>
    public override SchemaNodeKind Kind => SchemaNodeKind.Container;

    /// <summary>What its presence means; null for a container that only holds others (RFC 7950 section 7.5.1).</summary>
    public string? Presence { get; internal set; }
}
