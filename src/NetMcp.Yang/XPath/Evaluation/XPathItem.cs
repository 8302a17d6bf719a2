using NetMcp.Yang.Data;

namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>A node in the sense of XPath: the root (the default value), a data node, or the text of a leaf (XPath 1.0 section 5).</summary>
/// <param name="Node">The data node; of a text the leaf; null for the root.</param>
/// <param name="IsText">Whether it is the text of the leaf.</param>
internal readonly record struct XPathItem(DataNode? Node, bool IsText = false)
{
    public static XPathItem Root => default;

    /// <summary>The node above; null for the root.</summary>
    public XPathItem? Parent => Node is null ? null : IsText ? new(Node) : new(Node.Parent);
}
