using NetMcp.Changes.Plans.Composing;
using NetMcp.Core.Access;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Changes.Callers;

/// <summary>
/// The nodes that somebody must be allowed wholly so that an edit at a path may be made: a function of the path and the schema alone, so that no answer
/// depends on whether something hidden is there.
/// </summary>
internal static class EditedNodes
{
    /// <summary>
    /// The node with all below it, or all entries beside it where they have an order; what goes because it is in another case of a choice; and the keys of
    /// the entries on the way, which are made where they are missing: an entry whose keys are seen is no secret.
    /// </summary>
    /// <param name="schema">The device's models.</param>
    /// <param name="path">The path.</param>
    /// <returns>The nodes; null where one cannot be said in the form that rules are judged in, which only <see cref="NodePath.Root"/> covers.</returns>
    public static IReadOnlyList<NodePath>? Of(YangSchema schema, DataPath path)
    {
        var nodes = new List<NodePath>();
        foreach (var touched in TouchedRoots.OtherCases(schema, path).Prepend(TouchedRoots.WithOrder(path)).Concat(Keys(path)))
        {
            if (!DataPathNodes.TryOf(touched, out var node, out _))
            {
                return null;
            }

            nodes.Add(node);
        }

        return nodes;
    }

    /// <summary>A node as it is kept; everything, where its text cannot be read back.</summary>
    public static string Text(NodePath node) => node.ToString() is var text && NodePath.TryParse(text, out var read) && read.ToString() == text ? text : NodePath.Root.ToString();

    private static IEnumerable<DataPath> Keys(DataPath path) =>
        from count in Enumerable.Range(1, path.Steps.Length - 1)
        where path.Steps[count - 1].Node is ListNode
        from key in ((ListNode)path.Steps[count - 1].Node).Keys
        select path.Begin(count).Below(key);
}
