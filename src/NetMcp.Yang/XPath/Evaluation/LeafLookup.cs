using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>
/// Takes the way of an index for the step that constraints have most, <c>interface[name = current()/../interface]</c>: without it each of
/// a hundred thousand entries would look at all the others.
/// </summary>
internal static class LeafLookup
{
    // Among fewer children an index does not pay.
    private const int Few = 16;

    /// <summary>Finds the entries that the first predicate of a step leaves; false when the step has to be walked.</summary>
    public static bool TryFind(XPathRun run, XPathItem item, XPathStep step, out List<XPathItem> entries)
    {
        entries = [];
        if (step is not { Axis: XPathAxis.Child, Test: { Module: { } module, Name: { } name }, Predicates: [XPathOperation { Operator: XPathOperator.Equal } equal, ..] }
            || item.IsText
            || run.Tree.RealChildrenOf(item.Node).Count <= Few
            || run.Tree.FindReal(item.Node, module, name) is not [{ Schema: ListNode list }, ..]
            || (LeafOf(list, equal.Left) ?? LeafOf(list, equal.Right)) is not { } leaf)
        {
            return false;
        }

        var other = LeafOf(list, equal.Left) is null ? equal.Left : equal.Right;
        if (!IsSameForAll(other) || run.Evaluate(other, new(item, 1, 1)) is not { } value || value is not (XPathText or XPathNodes))
        {
            return false;
        }

        IEnumerable<string> texts = value is XPathNodes nodes ? nodes.Items.Select(run.TextOf).Distinct() : [((XPathText)value).Value];
        var found = texts.TakeWhile(_ => run.Budget.Spend()).SelectMany(text => run.Tree.FindEntries(item.Node, leaf, text)).Where(run.Sees);
        entries = [.. found.Select(entry => new XPathItem(entry))];
        if (value is XPathNodes { Items.Count: > 1 })
        {
            entries.Sort((first, second) => run.Tree.CompareOrder(first.Node!, second.Node!, run.Budget));
        }

        return true;
    }

    // A leaf of the entry whose text is compared as it is: no default, no prefixes.
    private static LeafNode? LeafOf(ListNode list, XPathNode side) =>
        side is XPathPath { Start: null, IsAbsolute: false, Steps: [{ Axis: XPathAxis.Child, Test: { Module: { } module, Name: { } name }, Predicates.IsEmpty: true }] }
        && list.FindDataChild(module, name) is LeafNode { Default: null } leaf
        && ReferenceEquals(leaf.Parent, list)
        && ValueReader.BehindLeafRefs(leaf.Type).Base is not (YangBaseType.IdentityRef or YangBaseType.InstanceIdentifier or YangBaseType.Union)
            ? leaf
            : null;

    // What does not depend on the entry that is looked at.
    private static bool IsSameForAll(XPathNode node) => node switch
    {
        XPathLiteral => true,
        XPathCall call => call.Function == XPathFunction.Current,
        XPathPath path => path.Start is { } start ? IsSameForAll(start) : path.IsAbsolute,
        _ => false,
    };
}
