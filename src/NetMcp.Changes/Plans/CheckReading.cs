using NetMcp.Changes.Callers;
using NetMcp.Changes.Plans.Composing;
using NetMcp.Core.Access;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Changes.Plans;

/// <summary>Holds the checks of values to a device's models.</summary>
internal static class CheckReading
{
    /// <summary>Says what is wrong with a check on a device.</summary>
    public static void Judge(PlannedCheck check, YangSchema schema, MessageList messages, DeviceAccess access)
    {
        if (check is not { Kind: CheckKind.Value, Path: { } text })
        {
            return;
        }

        if (!DataPath.TryRead(schema, text, out var path, out var error) || !access.AllowsRead(path))
        {
            // One text for what is not there and for what is not to be seen; the models' own would name what stands beside it.
            messages.Error(text, access.IsLimited ? "Check: there is no such leaf, or it is named by something else than keys." : $"Check, at character {error!.Offset}: {error.Message}");
            return;
        }

        if (TypeOf(path.Target) is not { } type)
        {
            messages.Error(text, "A check looks at one leaf; this is none.");
            return;
        }

        if (messages.IsSecretName(path.Target.Name))
        {
            messages.Error(text, $"'{path.Target.Name}' is masked in every read, so a check of it can never hold, and would show what it expects.");
            return;
        }

        if (path.Steps.FirstOrDefault(step => step.Node is ListNode { Keys.IsEmpty: false } && !step.HasAllKeys) is { } open)
        {
            messages.Error(text, $"A check looks at one leaf: name the entry of '{open.Node.Name}' by its keys.");
            return;
        }

        if ((check.Least is not null || check.Most is not null) && !IsNumeric(type))
        {
            messages.Error(text, $"'{path.Target.Name}' is no number, so it has no bounds: give the expected value.");
        }

        if (check.Expected is { } expected && path.Steps[^1].Predicates.IsEmpty && Quote(expected) is { } quoted
            && !DataPath.TryRead(schema, $"{path}[.={quoted}]", out _, out error))
        {
            messages.Error(text, $"The expected value can never be there: {error.Message}");
        }
    }

    /// <summary>The node whose value a check looks at; null where it looks at none that is there for the caller.</summary>
    public static NodePath? FindNode(PlannedCheck check, YangSchema schema, DeviceAccess access) =>
        check is not { Kind: CheckKind.Value, Path: { } text } || !DataPath.TryRead(schema, text, out var path, out _) || !access.AllowsRead(path)
        ? null
        : DataPathNodes.TryOf(path, out var node, out _) ? node : NodePath.Root;

    /// <summary>What is wrong with a check whatever the device, or null.</summary>
    public static string? Objection(PlannedCheck check, IReadOnlyList<string> tables, ChangeOptions options) => check switch
    {
        { Settle: var settle } when settle < TimeSpan.Zero || settle > options.LongestSettle =>
            $"A check is tried for 0 to {options.LongestSettle.TotalSeconds:0} seconds.",
        { Kind: CheckKind.Unchanged, Table: null } => $"A check that a table is unchanged names it: {string.Join(", ", tables)}.",
        { Kind: CheckKind.Unchanged, Table: { } table } when !tables.Contains(table, StringComparer.Ordinal) =>
            $"There is no table '{(table.Length > 40 ? table[..40] + "..." : table)}': there are {string.Join(", ", tables)}.",
        { Kind: CheckKind.Value, Path: null } => "A check of a value has the path of a leaf.",
        { Kind: CheckKind.Value, Expected: null, Least: null, Most: null } => "A check of a value has the expected value, or a least or greatest one.",
        { Kind: CheckKind.Value, Expected: not null } when check.Least is not null || check.Most is not null => "A check has an expected value or bounds, not both.",
        { Least: { } least, Most: { } most } when least > most => "A check's least value is greater than its greatest.",
        _ => null,
    };

    private static YangType? TypeOf(SchemaNode node) => node switch
    {
        LeafNode leaf => leaf.Type,
        LeafListNode leafList => leafList.Type,
        _ => null,
    };

    private static bool IsNumeric(YangType type) => type.Base switch
    {
        YangBaseType.Int8 or YangBaseType.Int16 or YangBaseType.Int32 or YangBaseType.Int64 or YangBaseType.UInt8 or YangBaseType.UInt16 or YangBaseType.UInt32
            or YangBaseType.UInt64 or YangBaseType.Decimal64 => true,
        YangBaseType.LeafRef => type.LeafRefTarget is { } target && TypeOf(target) is { Base: not YangBaseType.LeafRef } behind && IsNumeric(behind),
        _ => type.Members.Any(IsNumeric),
    };

    private static string? Quote(string value) => !value.Contains('\'', StringComparison.Ordinal) ? $"'{value}'" : !value.Contains('"', StringComparison.Ordinal) ? $"\"{value}\"" : null;
}
