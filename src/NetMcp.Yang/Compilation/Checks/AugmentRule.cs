using NetMcp.Yang.Compilation.Finishing;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Compilation.Checks;

/// <summary>
/// An augment does not make mandatory configuration of another module's node: clients that do not know the augmenting module could not
/// write it any more. YANG 1.1 allows it under a condition (RFC 7950 section 7.17), YANG 1 not at all (RFC 6020 section 7.15).
/// </summary>
internal static class AugmentRule
{
    public static void Check(CompileContext context, LateWork late)
    {
        foreach (var (draft, node) in late.Augmenting)
        {
            if (node.IsConfig && MandatoryRule.IsMandatory(node) && !HasCondition(draft))
            {
                context.Error(
                    DiagnosticIds.MandatoryAugment,
                    draft.Statement,
                    $"The mandatory {Quote.Of(draft.Name)} is added to a node of another module without a when condition.");
            }
        }
    }

    private static bool HasCondition(Expansion.NodeDraft draft) =>
        draft.Bringers is not null && draft.Bringers.Exists(bringer => bringer.Statement.Find("when") is not null);
}
