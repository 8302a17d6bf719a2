using System.Collections.Immutable;
using NetMcp.Yang.Data;
using NetMcp.Yang.Editing;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Changes.Plans.Composing;

/// <summary>Works out which subtrees edits touch: as small as the edits, none below another.</summary>
internal static class TouchedRoots
{
    // Each root is read, looked for and kept by itself. Beyond this many the entries of a value count as their list.
    private const int Most = 500;

    /// <summary>The roots of edits.</summary>
    public static ImmutableArray<DataPath> Of(YangSchema schema, IEnumerable<ReadEdit> edits)
    {
        var targets = edits.Select(edit => (Edit: edit, Nodes: Targets(edit))).ToList();
        var areMany = targets.Sum(target => target.Nodes.Count) > Most;
        return Reduce(targets.SelectMany(target => Paths(schema, target.Edit, target.Nodes, areMany).Concat(target.Edit.IsRemoval ? [] : OtherCases(schema, target.Edit.Path))));
    }

    /// <summary>
    /// What goes when something is put at a path, because it is in another case of a choice (RFC 7950 section 7.9), seen from each step of the
    /// path: a node on the way may have to be made.
    /// </summary>
    public static IEnumerable<DataPath> OtherCases(YangSchema schema, DataPath path)
    {
        for (var i = 0; i < path.Steps.Length; i++)
        {
            for (var above = path.Steps[i].Node.Parent; above is CaseNode or ChoiceNode; above = above.Parent)
            {
                if (above is not CaseNode || above.Parent is not ChoiceNode choice)
                {
                    continue;
                }

                foreach (var other in choice.Children.Where(other => !ReferenceEquals(other, above)).SelectMany(other => other.DataChildren()).Where(node => node.IsConfig))
                {
                    if (i > 0)
                    {
                        yield return path.Begin(i).Below(other);
                    }
                    else if (DataPath.TryRead(schema, $"/{other.Module.Name}:{other.Name}", out var top, out _))
                    {
                        yield return top;
                    }
                }
            }
        }
    }

    /// <summary>Leaves out what is at or below another.</summary>
    public static ImmutableArray<DataPath> Reduce(IEnumerable<DataPath> paths)
    {
        List<DataPath> kept = [];
        foreach (var path in paths.OrderBy(path => path.Steps.Length))
        {
            if (!kept.Any(above => Covers(above, path)))
            {
                kept.RemoveAll(other => Covers(path, other));
                kept.Add(path);
            }
        }

        return [.. kept.OrderBy(path => path.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>The path, or that to all entries beside its end, where these have an order that the user gives: a place is one among them.</summary>
    public static DataPath WithOrder(DataPath path) =>
        path.Target is ListNode { IsOrderedByUser: true } or LeafListNode { IsOrderedByUser: true } ? path.WithoutLastPredicates() : path;

    private static IReadOnlyList<DataNode> Targets(ReadEdit edit) => edit.Value is null ? [] : DataSelection.Find(edit.Value, edit.Path);

    private static IEnumerable<DataPath> Paths(YangSchema schema, ReadEdit edit, IReadOnlyList<DataNode> nodes, bool areMany) =>
        edit.Value is null || (areMany && nodes.Count > 1) ? [WithOrder(edit.Path)] : nodes.Select(node => DataPath.Of(schema, node)).OfType<DataPath>().Select(WithOrder);

    private static bool Covers(DataPath above, DataPath path) => above.Steps.Length <= path.Steps.Length &&
        above.Steps.Zip(path.Steps).All(pair => ReferenceEquals(pair.First.Node, pair.Second.Node) && pair.First.Predicates.All(pair.Second.Predicates.Contains));
}
