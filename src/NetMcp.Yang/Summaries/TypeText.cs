using System.Globalization;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Summaries;

/// <summary>Says a type in a line: its name, the built-in type behind it, and what a value has to keep.</summary>
public static class TypeText
{
    private const int MostValues = 12;
    private const int MostMembers = 6;

    /// <summary>For example <c>vlan-id (uint16 1..4094)</c> or <c>enumeration: up, down</c>. Long lists of values are cut, with their count.</summary>
    /// <param name="type">The type.</param>
    /// <param name="shows">Whether a data node is there for whoever asks: a leafref to another does not say where it points. Null for all.</param>
    public static string Of(YangType type, Func<SchemaNode, bool>? shows = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        var plain = Plain(type, shows);
        return type.TypedefName is null ? plain : $"{type.TypedefName} ({plain})";
    }

    private static string Plain(YangType type, Func<SchemaNode, bool>? shows)
    {
        var name = type.Base.YangName();
        return type.Base switch
        {
            YangBaseType.Enumeration => name + ": " + List(type.Enums.Select(value => value.Name)),
            YangBaseType.Bits => name + ": " + List(type.Bits.Select(bit => bit.Name)),
            YangBaseType.IdentityRef => name + ": " + List(IdentityValues.Of(type).Select(identity => identity.ToString())),
            YangBaseType.LeafRef => type.LeafRefTarget is null || shows?.Invoke(type.LeafRefTarget) == false ? name : name + " to " + type.LeafRefTarget.PathText(),
            YangBaseType.Union => name + " of " + string.Join(" | ", type.Members.Take(MostMembers).Select(member => Of(member, shows))) +
                (type.Members.Length > MostMembers ? $" | {type.Members.Length - MostMembers} more" : ""),
            _ => name + Intervals(type.Ranges, type) + (type.Lengths.IsEmpty ? "" : " length" + Intervals(type.Lengths, null)),
        };
    }

    private static string List(IEnumerable<string> names)
    {
        var all = names.ToList();
        var shown = string.Join(", ", all.Take(MostValues));
        return all.Count > MostValues ? $"{shown} and {all.Count - MostValues} more" : shown;
    }

    private static string Intervals(IReadOnlyCollection<YangInterval> intervals, YangType? numeric) => intervals.Count == 0 ? "" : " " + string.Join(
        "|",
        intervals.Select(interval => interval.Min == interval.Max
            ? Number(interval.Min, numeric)
            : Number(interval.Min, numeric) + ".." + (interval.Max >= ulong.MaxValue ? "max" : Number(interval.Max, numeric))));

    // The bounds of decimal64 are scaled (RFC 7950 section 9.3.4).
    private static string Number(Int128 value, YangType? numeric)
    {
        var fraction = numeric?.FractionDigits ?? 0;
        var digits = Int128.Abs(value).ToString(CultureInfo.InvariantCulture).PadLeft(fraction + 1, '0');
        return (value < 0 ? "-" : "") + digits[..^fraction] + (fraction == 0 ? "" : "." + digits[^fraction..]);
    }
}
