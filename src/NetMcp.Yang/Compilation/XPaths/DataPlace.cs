using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.XPaths;

/// <summary>A place in data paths.</summary>
/// <param name="Node">The data node; null for the root.</param>
/// <param name="IsOutput">For an operation, whether its children are those of its output.</param>
/// <param name="Template">The template that the root is of; null for the datastores.</param>
internal readonly record struct DataPlace(SchemaNode? Node, bool IsOutput, DataTemplate? Template)
{
    /// <summary>The place above; null above the root.</summary>
    public DataPlace? Up()
    {
        if (Node is null)
        {
            return null;
        }

        var isOutput = false;
        var above = Node.Parent;
        while (above is not null && !above.IsDataNode)
        {
            isOutput |= above.Kind == SchemaNodeKind.Output;
            above = above.Parent;
        }

        return new(above, isOutput, Template);
    }
}
