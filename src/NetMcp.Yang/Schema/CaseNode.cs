namespace NetMcp.Yang.Schema;

/// <summary>A case of a choice (RFC 7950 section 7.9.2).</summary>
public sealed class CaseNode : SchemaNode
{
    internal CaseNode(string name, YangModule module)
        : base(name, module)
    {
    }

    /// <inheritdoc/>
    public override SchemaNodeKind Kind => SchemaNodeKind.Case;
}
