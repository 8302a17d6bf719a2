using NetMcp.Yang.Comparing;
using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Editing;

/// <summary>Finds the nodes of a tree that paths lead to.</summary>
public static class DataSelection
{
    /// <summary>The nodes that a path means, in document order.</summary>
    /// <param name="tree">A tree that begins at the top of a datastore.</param>
    /// <param name="path">The path.</param>
    public static IReadOnlyList<DataNode> Find(DataTree tree, DataPath path)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(path);
        List<DataNode> here = [.. tree.Roots.Where(node => Matches(node, path.Steps[0], tree.Roots))];
        foreach (var step in path.Steps.Skip(1))
        {
            here = [.. here.SelectMany(above => above.Children.Where(node => Matches(node, step, above.Children)))];
        }

        return here;
    }

    /// <summary>
    /// The tree with nothing in it but the nodes that paths mean, with what is in them, and what leads to them: entries on the way keep their
    /// keys. What leads to none is left out.
    /// </summary>
    /// <param name="tree">A tree that begins at the top of a datastore; it is not changed.</param>
    /// <param name="paths">The paths.</param>
    public static DataTree Keep(DataTree tree, IReadOnlyList<DataPath> paths)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(paths);
        var roots = new List<DataNode>();
        Keep(tree.Roots, null, roots, paths, 0);
        return new DataTree(tree.Schema, roots, tree.Context);
    }

    /// <summary>The tree with only some of its nodes; the keys of an entry that stays are never asked for, and stay.</summary>
    /// <param name="tree">A tree; it is not changed.</param>
    /// <param name="keep">Says of a node whether it stays with all that is in it (true), goes with all that is in it (false), or stays and each below is asked for (null).</param>
    public static DataTree Where(DataTree tree, Func<DataNode, bool?> keep)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(keep);
        return new DataTree(tree.Schema, Where(tree.Roots, null, keep), tree.Context);
    }

    // As deep as the tree, which its reader bounds.
    private static List<DataNode> Where(IReadOnlyList<DataNode> nodes, DataNode? parent, Func<DataNode, bool?> keep)
    {
        var kept = new List<DataNode>();
        foreach (var node in nodes)
        {
            var says = parent is not null && node.Schema is LeafNode { IsKey: true } ? true : keep(node);
            if (says == true)
            {
                kept.Add(TreeCopy.Of(node, parent));
            }
            else if (says is null)
            {
                var copy = TreeCopy.WithoutChildren(node, parent);
                copy.ChildList.AddRange(Where(node.Children, copy, keep));
                kept.Add(copy);
            }
        }

        return kept;
    }

    // As deep as paths are long, which their reader bounds.
    private static void Keep(IReadOnlyList<DataNode> nodes, DataNode? parent, List<DataNode> kept, IReadOnlyList<DataPath> paths, int depth)
    {
        foreach (var node in nodes)
        {
            var here = paths.Where(path => Matches(node, path.Steps[depth], nodes)).ToList();
            if (here.Any(path => path.Steps.Length == depth + 1))
            {
                kept.Add(TreeCopy.Of(node, parent));
            }
            else if (here.Count > 0)
            {
                var copy = TreeCopy.WithoutChildren(node, parent);
                var inside = new List<DataNode>();
                Keep(node.Children, copy, inside, here, depth + 1);
                if (inside.Count > 0)
                {
                    copy.ChildList.AddRange(node.Children.Where(child => child.Schema is LeafNode { IsKey: true } && !inside.Any(own => own.Name == child.Name && own.ModuleName == child.ModuleName)).Select(key => TreeCopy.Of(key, copy)));
                    copy.ChildList.AddRange(inside);
                    kept.Add(copy);
                }
            }
        }
    }

    private static bool Matches(DataNode node, DataPathStep step, IReadOnlyList<DataNode> siblings) =>
        IsOf(node, step.Node) && step.Predicates.All(predicate =>
            predicate.Position is { } position ? siblings.Where(sibling => IsOf(sibling, step.Node)).Skip((int)Math.Min(position - 1, int.MaxValue)).FirstOrDefault() == node
            : predicate.Leaf is null ? node.Value == predicate.Value
            : node.Children.Any(child => IsOf(child, predicate.Leaf) && child.Value == predicate.Value));

    private static bool IsOf(DataNode node, SchemaNode schema) => node.Name == schema.Name && node.ModuleName == schema.Module.Name;
}
