namespace NetMcp.Yang.Schema;

/// <summary>The input or the output of an operation (RFC 7950 sections 7.14.2 and 7.14.3).</summary>
public sealed class OperationSideNode : SchemaNode
{
    internal OperationSideNode(YangModule module, bool isOutput)
        : base(isOutput ? "output" : "input", module)
    {
        Kind = isOutput ? SchemaNodeKind.Output : SchemaNodeKind.Input;
        IsConfig = false;
    }

    /// <inheritdoc/>
    public override SchemaNodeKind Kind { get; }
}
