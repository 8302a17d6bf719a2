using NetMcp.Yang.Compilation.Finishing;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.LeafRefs;

/// <summary>Cuts circles of leafrefs, so that whoever follows them comes to an end.</summary>
internal static class LeafRefCycles
{
    public static void Cut(CompileContext context, LateWork late)
    {
        var statements = new Dictionary<SchemaNode, Syntax.YangStatement>(ReferenceEqualityComparer.Instance);
        foreach (var (draft, node, _) in late.Leafs)
        {
            statements[node] = draft.Statement;
        }

        var closing = CycleFinder.ClosingEdges(
            late.Leafs.Select(leaf => leaf.Node),
            node => References(node).ToList(),
            edge => edge.Type.LeafRefTarget);
        foreach (var (node, type) in closing)
        {
            context.Error(DiagnosticIds.LeafRefCycle, statements[node], $"The leafref {Quote.Of(node.Name)} refers to itself, by way of {Quote.Of(type.LeafRefTarget?.Name)}.");
            type.LeafRefTarget = null;
        }
    }

    private static IEnumerable<(SchemaNode Node, YangType Type)> References(SchemaNode node)
    {
        var type = node switch
        {
            LeafNode leaf => leaf.Type,
            LeafListNode leafList => leafList.Type,
            _ => null,
        };
        return type is null ? [] : References(type).Select(reference => (node, reference));
    }

    private static IEnumerable<YangType> References(YangType type) =>
        type.LeafRefTarget is not null ? [type]
        : type.Base == YangBaseType.Union ? type.Members.SelectMany(References)
        : [];
}
