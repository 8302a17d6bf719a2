using System.Collections.Immutable;
using NetMcp.Yang.Data;
using NetMcp.Yang.Types;
using NetMcp.Yang.XPath;
using NetMcp.Yang.XPath.Evaluation;

namespace NetMcp.Yang.Validation.Checking;

/// <summary>
/// Tells whether references refer to something. The paths of most leafrefs go up to some node and down again without predicates; the values
/// found there are kept, so that a hundred thousand leafrefs to a hundred thousand interfaces do not look at each other.
/// </summary>
internal sealed class ReferenceTargets(AccessibleTree tree)
{
    // Among fewer targets a set does not pay.
    private const int Few = 16;

    private readonly Dictionary<Place, HashSet<string>> _values = [];

    /// <summary>Whether a leaf that a leafref may refer to has the value (RFC 7950 section 9.9).</summary>
    public bool HasLeafRef(DataNode node, YangType type, bool seesConfigOnly, XPathBudget budget)
    {
        // A path that could not be read is a broken module's, and says nothing of the data.
        if (type.LeafRefPath is not { } path)
        {
            return true;
        }

        if (!TryGoUp(node, path.Root, out var anchor, out var down))
        {
            return Dereference.OfLeafRef(new(tree, path, node, seesConfigOnly, budget), node, type).Count > 0;
        }

        var place = new Place(anchor, path, seesConfigOnly);
        if (_values.TryGetValue(place, out var values))
        {
            return values.Contains(node.Value ?? "");
        }

        var run = new XPathRun(tree, path, node, seesConfigOnly, budget);
        values = new(StringComparer.Ordinal);
        Collect(run, anchor, down, values);
        if (values.Count > Few && !budget.IsSpent)
        {
            _values.Add(place, values);
        }

        return values.Contains(node.Value ?? "");
    }

    /// <summary>Whether the node that an instance-identifier names is there (section 9.13).</summary>
    public bool HasInstance(DataNode node, bool seesConfigOnly, XPathBudget budget) =>
        node.Value is { } value && Dereference.OfInstance(tree, value, node.ModuleName, seesConfigOnly, budget) is not null;

    // Splits a path into the steps up, which lead to the anchor, and the steps down.
    private static bool TryGoUp(DataNode node, XPathNode root, out DataNode? anchor, out ImmutableArray<XPathStep> down)
    {
        anchor = null;
        down = [];
        if (root is not XPathPath { Steps: var steps } path || path.Start is not (null or XPathCall { Function: XPathFunction.Current }))
        {
            return false;
        }

        var up = 0;
        var item = path.IsAbsolute ? XPathItem.Root : new(node);
        while (up < steps.Length && steps[up] is { Axis: XPathAxis.Parent, Test.Kind: XPathTestKind.Node })
        {
            if (item.Parent is not { } parent)
            {
                return false;
            }

            item = parent;
            up++;
        }

        anchor = item.Node;
        down = steps[up..];
        return down.All(step => step is { Axis: XPathAxis.Child, Test: { Module: not null, Name: not null }, Predicates.IsEmpty: true });
    }

    private static void Collect(XPathRun run, DataNode? node, ImmutableArray<XPathStep> down, HashSet<string> values)
    {
        if (down.IsEmpty)
        {
            values.Add(node?.Value ?? "");
            return;
        }

        foreach (var child in run.Tree.Find(node, down[0].Test.Module!, down[0].Test.Name!, run.Budget))
        {
            if (!run.Budget.Spend())
            {
                return;
            }

            if (run.Sees(child))
            {
                Collect(run, child, down[1..], values);
            }
        }
    }

    private readonly record struct Place(DataNode? Anchor, XPathExpression Path, bool SeesConfigOnly);
}
