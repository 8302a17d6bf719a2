using System.Collections.Immutable;
using NetMcp.Yang.Data;

namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>Walks location paths (XPath 1.0 section 2).</summary>
internal sealed class XPathWalker(XPathRun run) : IComparer<XPathItem>
{
    public XPathValue Walk(XPathPath path, in XPathFocus focus)
    {
        IReadOnlyList<XPathItem> items = path.Start is { } start ? run.Nodes(start, focus) : [path.IsAbsolute ? XPathItem.Root : focus.Item];

        // Nodes that came by steps to children alone are all of one depth, and what comes out of them in turn is in order and no node twice.
        var isLevel = items.Count < 2;
        for (var index = 0; index < path.Steps.Length && items.Count > 0; index++)
        {
            var step = path.Steps[index];
            if (index + 1 < path.Steps.Length && Shortened(step, path.Steps[index + 1]) is { } shorter)
            {
                (step, index) = (shorter, index + 1);
            }

            items = Take(items, step, ref isLevel);
        }

        return new XPathNodes(items);
    }

    /// <summary>What of some nodes is left by predicates; the nodes are in the order in which they are counted.</summary>
    public List<XPathItem> Filter(List<XPathItem> items, ImmutableArray<XPathNode> predicates, bool isReverse)
    {
        foreach (var predicate in predicates)
        {
            var left = new List<XPathItem>();
            for (var index = 0; index < items.Count && run.Budget.Spend(); index++)
            {
                var value = run.Evaluate(predicate, new(items[index], index + 1, items.Count));
                if (value is XPathQuantity number ? number.Value == index + 1 : XPathConversion.ToBoolean(value))
                {
                    left.Add(items[index]);
                }
            }

            items = left;
        }

        if (isReverse)
        {
            items.Reverse();
        }

        return items;
    }

    /// <summary>The nodes in document order, each once.</summary>
    public List<XPathItem> InOrder(IEnumerable<XPathItem> items)
    {
        List<XPathItem> distinct = [.. items.TakeWhile(_ => run.Budget.Spend()).Distinct()];
        if (distinct.Count > 1 && run.Budget.Spend(distinct.Count * (long)Math.Log2(distinct.Count)))
        {
            distinct.Sort(this);
        }

        return distinct;
    }

    public int Compare(XPathItem x, XPathItem y) =>
        x.Node is null || y.Node is null ? (x.Node is not null).CompareTo(y.Node is not null)
        : run.Tree.CompareOrder(x.Node, y.Node, run.Budget) is not 0 and var order ? order
        : x.IsText.CompareTo(y.IsText);

    // "//name" asks for the children of every node; without a predicate that counts, these are the descendants.
    private static XPathStep? Shortened(XPathStep step, XPathStep next) =>
        step is { Axis: XPathAxis.DescendantOrSelf, Test.Kind: XPathTestKind.Node, Predicates.IsEmpty: true } && next.Axis == XPathAxis.Child && next.Predicates.IsEmpty
            ? next with { Axis = XPathAxis.Descendant }
            : null;

    private List<XPathItem> Take(IReadOnlyList<XPathItem> items, XPathStep step, ref bool isLevel)
    {
        var taken = items.Count == 1 ? TakeFrom(items[0], step) : [];
        for (var index = 0; items.Count > 1 && index < items.Count && run.Budget.Spend(); index++)
        {
            taken.AddRange(TakeFrom(items[index], step));
        }

        var mayRepeat = items.Count > 1 && (!isLevel || step.Axis is not (XPathAxis.Child or XPathAxis.Self or XPathAxis.Descendant or XPathAxis.DescendantOrSelf));
        isLevel = isLevel && step.Axis is XPathAxis.Child or XPathAxis.Self or XPathAxis.Parent or XPathAxis.FollowingSibling or XPathAxis.PrecedingSibling;
        return mayRepeat ? InOrder(taken) : taken;
    }

    private List<XPathItem> TakeFrom(XPathItem item, XPathStep step)
    {
        if (LeafLookup.TryFind(run, item, step, out var entries))
        {
            return Filter(entries, step.Predicates.RemoveAt(0), isReverse: false);
        }

        var taken = new List<XPathItem>();
        foreach (var candidate in XPathAxes.From(run, item, step))
        {
            if (!run.Budget.Spend())
            {
                break;
            }

            if (Passes(candidate, step.Test))
            {
                taken.Add(candidate);
            }
        }

        return Filter(taken, step.Predicates, XPathAxes.IsReverse(step.Axis));
    }

    private static bool Passes(XPathItem item, XPathNodeTest test) => test.Kind switch
    {
        XPathTestKind.Element => item is { IsText: false, Node: { } node } && HasName(node, test),
        XPathTestKind.Node => true,
        XPathTestKind.Text => item.IsText,
        _ => false,
    };

    private static bool HasName(DataNode node, XPathNodeTest test) =>
        (test.Name is null || node.Name == test.Name) && (test.Module is null || node.ModuleName == test.Module);
}
