using System.Collections.Immutable;
using NetMcp.Yang.Data;

namespace NetMcp.Yang.Comparing;

/// <summary>Does edits on a copy of a tree.</summary>
internal sealed class DiffApplier(DataTree tree, DataDiff diff)
{
    private readonly List<DataNode> _roots = TreeCopy.Of(tree.Roots);
    private readonly Dictionary<List<DataNode>, Dictionary<NodeIdentity, DataNode>> _indexes = [];

    // Taken out at the end, because each removal from a long list would move the rest of it.
    private readonly HashSet<DataNode> _removed = [];
    private readonly ImmutableArray<DataConflict>.Builder _conflicts = ImmutableArray.CreateBuilder<DataConflict>();

    public DataApplyResult Apply()
    {
        foreach (var edit in diff.Edits)
        {
            if (TryApply(edit) is { } problem)
            {
                _conflicts.Add(new DataConflict(edit, problem));
            }
        }

        if (_conflicts.Count > 0)
        {
            return new DataApplyResult(null, _conflicts.ToImmutable());
        }

        foreach (var siblings in _indexes.Keys)
        {
            siblings.RemoveAll(_removed.Contains);
        }

        return new DataApplyResult(new DataTree(tree.Schema, _roots, tree.Context), []);
    }

    private string? TryApply(DataEdit edit)
    {
        if (FindParent(edit, out var parent) is { } problem)
        {
            return problem;
        }

        var siblings = parent?.ChildList ?? _roots;
        var index = IndexOf(siblings);
        var identity = edit.Steps[^1];
        var present = index.GetValueOrDefault(identity);
        return edit.Kind switch
        {
            DataEditKind.Create when present is not null && !IsDefault(present) => "It is there already.",
            DataEditKind.Create => Put(edit, siblings, index, TreeCopy.Of(edit.New!, parent), present),
            _ when present is null => "It is not there.",
            DataEditKind.Delete or DataEditKind.Replace when !IsSame(present, edit.Old!) => "It has been changed since.",
            DataEditKind.Delete => Remove(index, identity, present),
            DataEditKind.Replace => Replace(siblings, index, identity, present, TreeCopy.Of(edit.New!, parent)),
            _ => Put(edit, siblings, index, present, present),
        };
    }

    private string? FindParent(DataEdit edit, out DataNode? parent)
    {
        parent = null;
        var ancestors = new Stack<DataNode>();
        for (var above = edit.Node.Parent; above is not null; above = above.Parent)
        {
            ancestors.Push(above);
        }

        foreach (var step in edit.Steps[..^1])
        {
            var ancestor = ancestors.Pop();
            var siblings = parent?.ChildList ?? _roots;
            var index = IndexOf(siblings);
            if (!index.TryGetValue(step, out var found))
            {
                if (!Siblings.IsPlainContainer(ancestor))
                {
                    return $"{ancestor.InstancePath()} is not there.";
                }

                found = TreeCopy.WithoutChildren(ancestor, parent);
                siblings.Add(found);
                index.Add(step, found);
            }

            parent = found;
        }

        return null;
    }

    private static string? Put(DataEdit edit, List<DataNode> siblings, Dictionary<NodeIdentity, DataNode> index, DataNode node, DataNode? present)
    {
        DataNode? predecessor = null;
        if (edit.NewPredecessorIdentity is { } behind && !index.TryGetValue(behind, out predecessor))
        {
            return "The entry that it is to be put behind is not there.";
        }

        if (present is not null)
        {
            siblings.Remove(present);
        }

        index[edit.Steps[^1]] = node;
        if (!edit.IsOrdered)
        {
            siblings.Add(node);
            return null;
        }

        var place = predecessor is null
            ? siblings.FindIndex(sibling => sibling.Name == node.Name && sibling.ModuleName == node.ModuleName)
            : siblings.IndexOf(predecessor) + 1;
        siblings.Insert(place < 0 ? siblings.Count : place, node);
        return null;
    }

    private string? Remove(Dictionary<NodeIdentity, DataNode> index, NodeIdentity identity, DataNode present)
    {
        index.Remove(identity);
        _removed.Add(present);
        return null;
    }

    private static string? Replace(List<DataNode> siblings, Dictionary<NodeIdentity, DataNode> index, NodeIdentity identity, DataNode present, DataNode node)
    {
        siblings[siblings.IndexOf(present)] = node;
        index[identity] = node;
        return null;
    }

    private bool IsSame(DataNode left, DataNode right) => CanonicalHash.Of(left, diff.Comparison) == CanonicalHash.Of(right, diff.Comparison);

    private bool IsDefault(DataNode node) => Siblings.IsAbsent(node, diff.Comparison);

    /// <summary>The siblings by identity. Empty containers are in it too, and defaults: something may be put into their place.</summary>
    private Dictionary<NodeIdentity, DataNode> IndexOf(List<DataNode> siblings)
    {
        if (!_indexes.TryGetValue(siblings, out var index))
        {
            index = Siblings.All(siblings, diff.Comparison).ToDictionary(sibling => sibling.Identity, sibling => sibling.Node);
            _indexes.Add(siblings, index);
        }

        return index;
    }
}
