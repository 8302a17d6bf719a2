using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Yang.Types;

/// <summary>Reads the argument of a range or length statement (RFC 7950 sections 9.2.4, 9.3.4 and 9.4.4).</summary>
internal static class IntervalReader
{
    // More parts than this are no restriction that a person wrote.
    private const int MaxIntervals = 10_000;
    private const int LongestShown = 64;

    /// <summary>Reads the intervals of a restriction.</summary>
    /// <param name="text">The argument.</param>
    /// <param name="baseType">The built-in type; String or Binary for a length, from 0 to the largest uint64.</param>
    /// <param name="fractionDigits">The fraction digits of decimal64: bounds are scaled by their power of ten; else 0.</param>
    /// <param name="within">The intervals of the type that is restricted; empty for the whole type. <c>min</c> and <c>max</c> are its ends.</param>
    /// <param name="intervals">The intervals, ascending and apart.</param>
    /// <param name="error">What is wrong.</param>
    public static bool TryRead(
        string text,
        YangBaseType baseType,
        int fractionDigits,
        ImmutableArray<YangInterval> within,
        out ImmutableArray<YangInterval> intervals,
        [NotNullWhen(false)] out string? error)
    {
        intervals = [];
        ImmutableArray<YangInterval> allowed = within.IsDefaultOrEmpty ? [TypeBounds.Of(baseType)] : within;
        var read = ImmutableArray.CreateBuilder<YangInterval>();
        var index = 0;
        foreach (var part in text.AsSpan().Split('|'))
        {
            error = ReadPart(text.AsSpan()[part], baseType, fractionDigits, allowed, out var interval);
            error ??= read.Count >= MaxIntervals ? $"there are more than {MaxIntervals} parts" : null;
            error ??= read.Count > 0 && interval.Min <= read[^1].Max ? $"'{Shown(text.AsSpan()[part])}' does not stand above what is before it" : null;

            // Both lists ascend, so that one pass over them is enough.
            while (error is null && allowed[index].Max < interval.Max && index < allowed.Length - 1)
            {
                index++;
            }

            error ??= interval.Min < allowed[index].Min || interval.Max > allowed[index].Max
                ? $"'{Shown(text.AsSpan()[part])}' is not within what the type allows"
                : null;
            if (error is not null)
            {
                return false;
            }

            read.Add(interval);
        }

        intervals = read.ToImmutable();
        error = null;
        return true;
    }

    private static string? ReadPart(
        ReadOnlySpan<char> part,
        YangBaseType baseType,
        int fractionDigits,
        ImmutableArray<YangInterval> allowed,
        out YangInterval interval)
    {
        interval = default;
        var dots = part.IndexOf("..", StringComparison.Ordinal);
        var low = (dots < 0 ? part : part[..dots]).Trim(XmlSpace);
        var high = (dots < 0 ? part : part[(dots + 2)..]).Trim(XmlSpace);
        if (!TryBound(low, baseType, fractionDigits, allowed, out var min) || !TryBound(high, baseType, fractionDigits, allowed, out var max))
        {
            return $"'{Shown(part)}' is no bound, and no two bounds with '..' between them";
        }

        interval = new(min, max);
        return min <= max ? null : $"'{Shown(part)}' ends below its start";
    }

    private static bool TryBound(
        ReadOnlySpan<char> text,
        YangBaseType baseType,
        int fractionDigits,
        ImmutableArray<YangInterval> allowed,
        out Int128 bound)
    {
        switch (text)
        {
            case "min":
                bound = allowed[0].Min;
                return true;
            case "max":
                bound = allowed[^1].Max;
                return true;
            default:
                return baseType == YangBaseType.Decimal64
                    ? DecimalText.TryRead(text, fractionDigits, takesZeros: false, out bound)
                    : IntegerText.TryRead(text, isInModule: false, out bound);
        }
    }

    private const string XmlSpace = " \t\r\n";

    private static string Shown(ReadOnlySpan<char> part)
    {
        var trimmed = part.Trim(XmlSpace);
        return trimmed.Length > LongestShown ? string.Concat(trimmed[..LongestShown], "...") : trimmed.ToString();
    }
}
