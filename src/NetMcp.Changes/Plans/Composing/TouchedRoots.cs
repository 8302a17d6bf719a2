using System.Collections.Immutable;
using NetMcp.Yang.Editing;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Changes.Plans.Composing;

/// <summary>Works out which subtrees edits touch: as small as the edits, none below another.</summary>
internal static class TouchedRoots
{
    /// <summary>The roots of edits.</summary>
    public static ImmutableArray<DataPath> Of(YangSchema schema, IEnumerable<ReadEdit> edits) =>
        Reduce(edits.SelectMany(edit => Targets(schema, edit).Concat(edit.IsRemoval ? [] : OtherCases(schema, edit.Path))));

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

    private static IEnumerable<DataPath> Targets(YangSchema schema, ReadEdit edit) => edit.Value is null
        ? [WithOrder(edit.Path)]
        : DataSelection.Find(edit.Value, edit.Path).Select(node => DataPath.Of(schema, node)).OfType<DataPath>().Select(WithOrder);

    private static bool Covers(DataPath above, DataPath path) => above.Steps.Length <= path.Steps.Length &&
        above.Steps.Zip(path.Steps).All(pair => ReferenceEquals(pair.First.Node, pair.Second.Node) && pair.First.Predicates.All(pair.Second.Predicates.Contains));
}
