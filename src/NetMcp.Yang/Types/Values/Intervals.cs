using System.Collections.Immutable;
using System.Globalization;

namespace NetMcp.Yang.Types.Values;

/// <summary>Checks values against ranges and lengths.</summary>
internal static class Intervals
{
    // No message lists more than these.
    private const int MostShown = 8;

    /// <summary>Whether a value is in one of the intervals; every value is when there are none.</summary>
    public static bool Contain(ImmutableArray<YangInterval> intervals, Int128 value)
    {
        foreach (var interval in intervals)
        {
            if (value <= interval.Max)
            {
                return value >= interval.Min;
            }
        }

        return intervals.IsEmpty;
    }

    /// <summary>The intervals as a range statement has them.</summary>
    public static string Show(ImmutableArray<YangInterval> intervals, int fractionDigits)
    {
        var shown = intervals.Take(MostShown).Select(interval =>
            interval.Min == interval.Max ? Bound(interval.Min, fractionDigits) : Bound(interval.Min, fractionDigits) + ".." + Bound(interval.Max, fractionDigits));
        return string.Join(" | ", shown) + (intervals.Length > MostShown ? " | ..." : "");
    }

    private static string Bound(Int128 value, int fractionDigits)
    {
        if (fractionDigits == 0)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        Span<char> text = stackalloc char[DecimalText.MaxLength];
        return text[..DecimalText.Write((long)value, fractionDigits, text)].ToString();
    }
}
