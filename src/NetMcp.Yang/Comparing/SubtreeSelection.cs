using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Comparing;

/// <summary>Takes parts out of a tree.</summary>
public static class SubtreeSelection
{
    /// <summary>
    /// The instances that paths end at, each whole, with what is above them: of that no more than the keys of list entries. What is above stays
    /// also where the end of the path is not there.
    /// </summary>
    /// <param name="tree">The tree, of a datastore's top; it is not changed.</param>
    /// <param name="paths">Paths in the tree's schema.</param>
    public static DataTree Of(DataTree tree, IReadOnlyList<DataPath> paths)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(paths);
        var roots = new List<DataNode>();
        Select(tree.Roots, roots, null, [.. paths.Select(path => (path, 0))]);
        return new DataTree(tree.Schema, roots, tree.Context);
    }

    private static void Select(IReadOnlyList<DataNode> nodes, List<DataNode> selected, DataNode? parent, List<(DataPath Path, int Step)> open)
    {
        var positions = new Dictionary<SchemaNode, uint>(ReferenceEqualityComparer.Instance);
        foreach (var node in nodes)
        {
            if (node.Schema is not { } schema)
            {
                continue;
            }

            var position = positions[schema] = positions.GetValueOrDefault(schema) + 1;
            var here = open.Where(path => Matches(node, path.Path.Steps[path.Step], position)).ToList();
            if (here.Any(path => path.Step == path.Path.Steps.Length - 1))
            {
                selected.Add(TreeCopy.Of(node, parent));
            }
            else if (here.Count > 0)
            {
                selected.Add(Narrow(node, parent, [.. here.Select(path => (path.Path, path.Step + 1))]));
            }
        }
    }

    private static DataNode Narrow(DataNode node, DataNode? parent, List<(DataPath Path, int Step)> below)
    {
        var copy = TreeCopy.WithoutChildren(node, parent);
        if (node.Schema is ListNode list)
        {
            // A key that is asked for itself is here already.
            below.RemoveAll(path => list.Keys.Any(key => ReferenceEquals(key, path.Path.Steps[path.Step].Node)));
            copy.ChildList.AddRange(node.Children.Where(child => list.Keys.Any(key => ReferenceEquals(key, child.Schema))).Select(child => TreeCopy.Of(child, copy)));
        }

        Select(node.Children, copy.ChildList, copy, below);
        return copy;
    }

    private static bool Matches(DataNode node, DataPathStep step, uint position) =>
        ReferenceEquals(node.Schema, step.Node) && step.Predicates.All(predicate => predicate switch
        {
            { Position: { } wanted } => wanted == position,
            { Leaf: null } => node.Value == predicate.Value,
            _ => node.Children.Any(child => ReferenceEquals(child.Schema, predicate.Leaf) && child.Value == predicate.Value),
        });
}
