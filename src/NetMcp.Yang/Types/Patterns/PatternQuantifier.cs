using System.Globalization;

namespace NetMcp.Yang.Types.Patterns;

/// <summary>A quantifier (XML Schema part 2, appendix F, productions 4 to 8).</summary>
internal readonly record struct PatternQuantifier(int Min, int? Max)
{
    /// <summary>Reads the quantifier that stands here; null, and nothing is taken, when there is none or it is wrong.</summary>
    public static PatternQuantifier? Read(PatternText text)
    {
        PatternQuantifier? quantifier = text.Current switch
        {
            '?' => new(0, 1),
            '*' => new(0, null),
            '+' => new(1, null),
            _ => null,
        };
        text.Skip(quantifier is null ? 0 : 1);
        return quantifier ?? (text.Current == '{' ? ReadBraces(text) : null);
    }

    // "{" is a quantifier only when the whole of {n}, {n,} or {n,m} is there; else it is a character (production 10).
    private static PatternQuantifier? ReadBraces(PatternText text)
    {
        var all = text.Ahead('}');
        if (all.IsEmpty)
        {
            return null;
        }

        var inner = all[1..];
        var comma = inner.IndexOf(',');
        var low = comma < 0 ? inner : inner[..comma];
        var high = comma < 0 ? inner : inner[(comma + 1)..];
        if (low.IsEmpty || low.ContainsAnyExceptInRange('0', '9') || high.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        var isOpen = comma >= 0 && high.IsEmpty;
        if (!TryNumber(low, out var min) || !TryNumber(high.IsEmpty ? low : high, out var max))
        {
            text.Fail<PatternNode>(string.Create(CultureInfo.InvariantCulture, $"a quantifier's numbers go up to {PatternParser.MaxRepeat}"));
            return null;
        }

        if (max < min)
        {
            text.Fail<PatternNode>("the quantifier's numbers are out of order");
            return null;
        }

        text.Skip(all.Length + 1);
        return new(min, isOpen ? null : max);
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= PatternParser.MaxRepeat;
}
