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
        if (operation == DataOperation.Create && given.FirstOrDefault(node => FindSame(tree.Roots, node) is { } present && !Siblings.IsAbsent(present, DataComparison.Exact)) is { } exists)
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
        foreach (var node in given)
        {
            if (FindSame(copy.Roots, node) is { } present)
            {
                var siblings = present.Parent?.ChildList ?? copy.RootList;
                siblings[siblings.IndexOf(present)] = TreeCopy.Of(node, present.Parent);
            }
        }

        return copy;
    }

    private static DataNode? FindSame(IReadOnlyList<DataNode> roots, DataNode node)
    {
        var siblings = node.Parent is null ? roots : FindSame(roots, node.Parent)?.Children ?? [];
        var identity = Siblings.All([node], DataComparison.Exact)[0].Identity;
        return siblings.FirstOrDefault(sibling =>
            sibling.Name == node.Name && sibling.ModuleName == node.ModuleName && Siblings.All([sibling], DataComparison.Exact)[0].Identity == identity);
    }
}
