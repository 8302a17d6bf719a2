using System.Collections.Immutable;
using System.Globalization;

namespace NetMcp.Yang.Types.Patterns;

/// <summary>The general category of every code point, as runs of code points with the same one: one pass over all of them, on first use.</summary>
internal static class CategoryRuns
{
    private static readonly Lazy<ImmutableArray<Run>> All = new(Make);

    /// <summary>The code points of the categories that a predicate takes.</summary>
    public static CharSet Where(Func<UnicodeCategory, bool> takes) =>
        CharSet.Of(All.Value.Where(run => takes(run.Category)).Select(run => new CodePointRange(run.First, run.Last)));

    private static ImmutableArray<Run> Make()
    {
        var runs = ImmutableArray.CreateBuilder<Run>();
        var first = 0;
        var category = CharUnicodeInfo.GetUnicodeCategory(0);
        for (var codePoint = 1; codePoint <= CharSet.MaxCodePoint; codePoint++)
        {
            var next = CharUnicodeInfo.GetUnicodeCategory(codePoint);
            if (next != category)
            {
                runs.Add(new(first, codePoint - 1, category));
                (first, category) = (codePoint, next);
            }
        }

        runs.Add(new(first, CharSet.MaxCodePoint, category));
        return runs.ToImmutable();
    }

    private readonly record struct Run(int First, int Last, UnicodeCategory Category);
}
