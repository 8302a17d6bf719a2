using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Data.Plans;

/// <summary>Tells the form of a type's values.</summary>
internal static class LeafForms
{
    // Leafrefs to leafrefs and unions in unions are finite in a compiled schema; hand-made ones may not be.
    private const int MaxNesting = 64;

    public static LeafForm Of(YangType type) => Of(type, 0);

    private static LeafForm Of(YangType type, int depth) => depth > MaxNesting ? LeafForm.Other : type.Base switch
    {
        YangBaseType.String or YangBaseType.Enumeration => LeafForm.Text,
        YangBaseType.Boolean => LeafForm.Boolean,
        YangBaseType.Empty => LeafForm.Empty,
        YangBaseType.IdentityRef => LeafForm.Identity,
        YangBaseType.Int64 or YangBaseType.UInt64 => LeafForm.LongNumber,
        YangBaseType.Int8 or YangBaseType.Int16 or YangBaseType.Int32 or YangBaseType.UInt8 or YangBaseType.UInt16 or YangBaseType.UInt32 => LeafForm.Number,
        YangBaseType.LeafRef when Target(type) is { } target => Of(target, depth + 1),
        YangBaseType.Union when type.Members.All(member => Of(member, depth + 1) == LeafForm.Text) => LeafForm.Text,
        _ => LeafForm.Other,
    };

    private static YangType? Target(YangType type) => type.LeafRefTarget switch
    {
        LeafNode leaf => leaf.Type,
        LeafListNode leafList => leafList.Type,
        _ => null,
    };
}
