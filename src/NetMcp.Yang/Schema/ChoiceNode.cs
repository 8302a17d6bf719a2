namespace NetMcp.Yang.Schema;

/// <summary>A choice (RFC 7950 section 7.9); its children are cases only.</summary>
public sealed class ChoiceNode : SchemaNode
{
    internal ChoiceNode(string name, YangModule module)
        : base(name, module)
    {
    }

    /// <inheritdoc/>
    public override SchemaNodeKind Kind => SchemaNodeKind.Choice;

    /// <summary>The default case, or null (RFC 7950 section 7.9.3).</summary>
    public CaseNode? DefaultCase { get; internal set; }

    /// <summary>Whether the mandatory statement says so.</summary>
    public bool Mandatory { get; internal set; }

    /// <inheritdoc/>
    public override bool IsMandatory => Mandatory;
}
