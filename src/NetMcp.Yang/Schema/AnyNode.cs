namespace NetMcp.Yang.Schema;

/// <summary>An anydata or anyxml node (RFC 7950 sections 7.10 and 7.11).</summary>
public sealed class AnyNode : SchemaNode
{
    internal AnyNode(string name, YangModule module, bool isAnyXml)
        : base(name, module)
    {
        Kind = isAnyXml ? SchemaNodeKind.AnyXml : SchemaNodeKind.AnyData;
    }

    /// <inheritdoc/>
    public override SchemaNodeKind Kind { get; }

    /// <summary>Whether the mandatory statement says so.</summary>
    public bool Mandatory { get; internal set; }

    /// <inheritdoc/>
    public override bool IsMandatory => Mandatory;
}
