using NetMcp.Yang.Comparing;
using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;

namespace NetMcp.Yang.Editing;

/// <summary>Does on a tree what edit-config does on a datastore (RFC 6241 section 7.2; RFC 7950 sections 7.5.8, 7.6.7, 7.7.9, 7.8.6 and 7.9).</summary>
public static class DataEditor
{
    /// <summary>
    /// Does one operation. What is in other cases of a choice goes as soon as something is put into one; new entries that the user orders come
    /// behind the others, and one that is replaced keeps its place.
    /// </summary>
    /// <param name="tree">The tree; it is not changed.</param>
    /// <param name="operation">What is done.</param>
    /// <param name="path">The node, or all entries of the list or leaf-list, that it is done with.</param>
    /// <param name="value">What is set, from the top, as <see cref="DataFragments"/> makes it; none for delete and remove.</param>
    public static DataEditResult Apply(DataTree tree, DataOperation operation, DataPath path, DataTree? value)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(path);
        if (operation is DataOperation.Delete or DataOperation.Remove)
        {
            return Remove(tree, operation, path);
        }

        ArgumentNullException.ThrowIfNull(value);
        var given = DataSelection.Find(value, path);
        if (operation == DataOperation.Create && Same(tree.Roots, given).FirstOrDefault(same => !Siblings.IsAbsent(same.Present, DataComparison.Exact)).Given is { } exists)
        {
            return new DataEditResult(null, "data-exists", exists.InstancePath());
        }

        return new DataEditResult(DataMerger.Merge(operation == DataOperation.Replace ? Replace(tree, given) : tree, value));
    }

    private static DataEditResult Remove(DataTree tree, DataOperation operation, DataPath path)
    {
        var copy = new DataTree(tree.Schema, TreeCopy.Of(tree.Roots), tree.Context);
        var present = DataSelection.Find(copy, path).Where(node => !Siblings.IsAbsent(node, DataComparison.Exact)).ToHashSet();
        if (present.Count == 0)
        {
            return operation == DataOperation.Remove ? new DataEditResult(tree) : new DataEditResult(null, "data-missing", path.ToString());
        }

        foreach (var siblings in present.Select(node => node.Parent?.ChildList ?? copy.RootList).Distinct().ToList())
        {
            siblings.RemoveAll(present.Contains);
        }

        return new DataEditResult(copy);
    }

    private static DataTree Replace(DataTree tree, IReadOnlyList<DataNode> given)
    {
        var copy = new DataTree(tree.Schema, TreeCopy.Of(tree.Roots), tree.Context);
        var replaced = Same(copy.Roots, given).ToDictionary(same => same.Present, same => TreeCopy.Of(same.Given, same.Present.Parent));
        foreach (var siblings in replaced.Keys.Select(node => node.Parent?.ChildList ?? copy.RootList).Distinct().ToList())
        {
            for (var i = 0; i < siblings.Count; i++)
            {
                siblings[i] = replaced.GetValueOrDefault(siblings[i], siblings[i]);
            }
        }

        return copy;
    }

    // Those of the given nodes that are there, each with what is there. Entries may be many, and so may those beside them.
    private static IEnumerable<(DataNode Given, DataNode Present)> Same(IReadOnlyList<DataNode> roots, IEnumerable<DataNode> given)
    {
        foreach (var siblings in given.GroupBy(node => node.Parent))
        {
            var there = new Dictionary<NodeIdentity, DataNode>();
            foreach (var node in siblings.Key is null ? roots : FindSame(roots, siblings.Key)?.Children ?? [])
            {
                there.TryAdd(IdentityOf(node), node);
            }

            foreach (var node in siblings)
            {
                if (there.Remove(IdentityOf(node), out var present))
                {
                    yield return (node, present);
                }
            }
        }
    }

    private static DataNode? FindSame(IReadOnlyList<DataNode> roots, DataNode node)
    {
        var siblings = node.Parent is null ? roots : FindSame(roots, node.Parent)?.Children ?? [];
        var identity = IdentityOf(node);
        return siblings.FirstOrDefault(sibling => sibling.Name == node.Name && sibling.ModuleName == node.ModuleName && IdentityOf(sibling) == identity);
    }

    private static NodeIdentity IdentityOf(DataNode node) => Siblings.All([node], DataComparison.Exact)[0].Identity;
}
