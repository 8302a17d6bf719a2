using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Paths;

/// <summary>Finds data nodes by their name alone.</summary>
internal static class NamedNodes
{
    /// <summary>More of one name than this are no help to anybody.</summary>
    public const int MostLookedAt = 200;

    /// <summary>The nodes of this name below a node, in schema order.</summary>
    public static IEnumerable<SchemaNode> Below(SchemaNode node, string name) => node.Children.SelectMany(child => Of(child, name));

    /// <summary>The node itself if it has the name, and those below it.</summary>
    public static IEnumerable<SchemaNode> Of(SchemaNode root, string name)
    {
        var open = new Stack<SchemaNode>([root]);
        while (open.TryPop(out var node))
        {
            if (node.IsDataNode && node.Name == name)
            {
                yield return node;
            }

            for (var i = node.Children.Length - 1; i >= 0; i--)
            {
                open.Push(node.Children[i]);
            }
        }
    }
}
