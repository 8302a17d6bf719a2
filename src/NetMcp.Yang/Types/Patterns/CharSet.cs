using System.Collections.Immutable;

namespace NetMcp.Yang.Types.Patterns;

/// <summary>A set of Unicode code points, as ascending ranges that do not touch.</summary>
internal sealed class CharSet
{
    public const int MaxCodePoint = 0x10FFFF;

    private CharSet(ImmutableArray<CodePointRange> ranges)
    {
        Ranges = ranges;
    }

    public static CharSet Empty { get; } = new([]);

    public ImmutableArray<CodePointRange> Ranges { get; }

    public static CharSet Of(int first, int last) => new([new(first, last)]);

    public static CharSet Of(IEnumerable<CodePointRange> ranges)
    {
        var merged = ImmutableArray.CreateBuilder<CodePointRange>();
        foreach (var range in ranges.OrderBy(range => range.First))
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
            {
                merged[^1] = new(merged[^1].First, Math.Max(merged[^1].Last, range.Last));
            }
            else
            {
                merged.Add(range);
            }
        }

        return new(merged.ToImmutable());
    }

    /// <summary>The characters of the basic plane that a predicate takes.</summary>
    public static CharSet Where(Func<char, bool> takes) =>
        Of(Enumerable.Range(0, char.MaxValue + 1).Where(character => takes((char)character)).Select(character => new CodePointRange(character, character)));

    public CharSet Complement()
    {
        var ranges = ImmutableArray.CreateBuilder<CodePointRange>();
        var next = 0;
        foreach (var range in Ranges)
        {
            if (range.First > next)
            {
                ranges.Add(new(next, range.First - 1));
            }

            next = range.Last + 1;
        }

        if (next <= MaxCodePoint)
        {
            ranges.Add(new(next, MaxCodePoint));
        }

        return new(ranges.ToImmutable());
    }

    public CharSet Intersect(CharSet other)
    {
        var ranges = ImmutableArray.CreateBuilder<CodePointRange>();
        for (int here = 0, there = 0; here < Ranges.Length && there < other.Ranges.Length;)
        {
            var (a, b) = (Ranges[here], other.Ranges[there]);
            var (first, last) = (Math.Max(a.First, b.First), Math.Min(a.Last, b.Last));
            if (first <= last)
            {
                ranges.Add(new(first, last));
            }

            _ = a.Last < b.Last ? here++ : there++;
        }

        return new(ranges.ToImmutable());
    }

    public CharSet Except(CharSet other) => Intersect(other.Complement());
}
