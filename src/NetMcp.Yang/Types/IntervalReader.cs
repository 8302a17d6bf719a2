using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Yang.Types;

/// <summary>Reads the argument of a range or length statement (RFC 7950 sections 9.2.4, 9.3.4 and 9.4.4).</summary>
internal static class IntervalReader
{
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
        [NotNullWhen(false)] out string? error) =>
        throw new NotImplementedException();
}
