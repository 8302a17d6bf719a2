using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>The functions that YANG adds (RFC 7950 section 10), but for current().</summary>
internal static class YangFunctions
{
    public static XPathValue Call(XPathRun run, XPathCall call, in XPathFocus focus)
    {
        var first = call.Arguments[0];
        return call.Function switch
        {
            XPathFunction.ReMatch => XPathTruth.Of(run.Tree.PatternOf(run.Text(call.Arguments[1], focus))?.IsMatch(run.Text(first, focus)) ?? false),
            XPathFunction.Deref => new XPathNodes(run.Nodes(first, focus) is [{ Node: { } node }, ..] ? Dereference.Of(run, node) : []),
            XPathFunction.DerivedFrom => XPathTruth.Of(IsDerived(run, run.Nodes(first, focus), run.Text(call.Arguments[1], focus), orSelf: false)),
            XPathFunction.DerivedFromOrSelf => XPathTruth.Of(IsDerived(run, run.Nodes(first, focus), run.Text(call.Arguments[1], focus), orSelf: true)),
            XPathFunction.EnumValue => new XPathQuantity(EnumValue(run, run.Nodes(first, focus))),
            XPathFunction.BitIsSet => XPathTruth.Of(IsSet(run, run.Nodes(first, focus), run.Text(call.Arguments[1], focus))),
            _ => throw new InvalidOperationException(),
        };
    }

    // RFC 7950 sections 10.4.1 and 10.4.2: whether any of the nodes has such an identity.
    private static bool IsDerived(XPathRun run, IReadOnlyList<XPathItem> items, string identity, bool orSelf)
    {
        var colon = identity.IndexOf(':', StringComparison.Ordinal);
        var module = run.Names.ModuleOf(colon < 0 ? null : identity[..colon]);
        if (module is null || run.Tree.Schema.FindModule(module)?.Identities.GetValueOrDefault(identity[(colon + 1)..]) is not { } wanted)
        {
            return false;
        }

        foreach (var item in items)
        {
            if (run.Budget.Spend() && Actual(run, item, out var value)?.Base == YangBaseType.IdentityRef && IdentityOf(run.Tree.Schema, value) is { } found
                && ((orSelf && ReferenceEquals(found, wanted)) || found.IsDerivedFrom(wanted)))
            {
                return true;
            }
        }

        return false;
    }

    private static double EnumValue(XPathRun run, IReadOnlyList<XPathItem> items) =>
        items is [var first, ..] && Actual(run, first, out var value) is { Base: YangBaseType.Enumeration } type && type.Index.FindEnum(value) is { } found
            ? found.Value
            : double.NaN;

    private static bool IsSet(XPathRun run, IReadOnlyList<XPathItem> items, string bit) =>
        items is [var first, ..] && Actual(run, first, out var value)?.Base == YangBaseType.Bits && value.Split(' ').Contains(bit);

    // The type that a leaf's value is of: behind leafrefs, and of a union the member.
    private static YangType? Actual(XPathRun run, XPathItem item, out string value)
    {
        value = item.Node?.Value ?? "";
        return item.Node is not { Value: not null } node ? null : node.ValueType ?? TypeOf(node) switch
        {
            { } type when ValueReader.TryRead(type, value, ValueForm.JsonText, new ModuleNames(run.Tree.Schema, node.ModuleName), out _, out var actual, out _) => actual,
            _ => null,
        };
    }

    private static YangType? TypeOf(DataNode node) => node.Schema switch
    {
        LeafNode leaf => leaf.Type,
        LeafListNode leafList => leafList.Type,
        _ => null,
    };

    private static YangIdentity? IdentityOf(YangSchema schema, string value)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : schema.FindModule(value[..colon])?.Identities.GetValueOrDefault(value[(colon + 1)..]);
    }
}
