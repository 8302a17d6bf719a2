namespace NetMcp.Yang.Schema;

/// <summary>An rpc or an action (RFC 7950 sections 7.14 and 7.15). Its children are always input and output, in this order.</summary>
public sealed class OperationNode : SchemaNode
{
    internal OperationNode(string name, YangModule module, bool isAction)
        : base(name, module)
    {
        Kind = isAction ? SchemaNodeKind.Action : SchemaNodeKind.Rpc;
        IsConfig = false;
    }

    /// <inheritdoc/>
    public override SchemaNodeKind Kind { get; }

    /// <summary>The input; without children when there is none.</summary>
    public OperationSideNode Input { get; internal set; } = null!;

    /// <summary>The output; without children when there is none.</summary>
    public OperationSideNode Output { get; internal set; } = null!;
}
