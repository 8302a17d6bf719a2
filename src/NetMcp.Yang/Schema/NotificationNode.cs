namespace NetMcp.Yang.Schema;

/// <summary>A notification, at the top of a module or inside a data node (RFC 7950 section 7.16).</summary>
public sealed class NotificationNode : SchemaNode
{
    internal NotificationNode(string name, YangModule module)
        : base(name, module)
    {
        IsConfig = false;
    }

    /// <inheritdoc/>
    public override SchemaNodeKind Kind => SchemaNodeKind.Notification;
}
