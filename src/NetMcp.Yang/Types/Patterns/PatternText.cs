using System.Globalization;

namespace NetMcp.Yang.Types.Patterns;

/// <summary>The text of a pattern with a place in it, and the first thing that is wrong with it.</summary>
internal sealed class PatternText(string text)
{
    /// <summary>What <see cref="Current"/> and <see cref="Next"/> are behind the last character.</summary>
    public const int End = -1;

    public string? Problem { get; private set; }

    public int Offset { get; private set; }

    public int Length => text.Length;

    public bool AtEnd => Offset >= text.Length;

    public int Current => AtEnd ? End : text[Offset];

    public int Next => Offset + 1 < text.Length ? text[Offset + 1] : End;

    public void Skip(int count) => Offset += count;

    public bool StartsWith(string what) => text.AsSpan(Offset).StartsWith(what, StringComparison.Ordinal);

    public bool TryTake(char what)
    {
        var taken = Current == what;
        Offset += taken ? 1 : 0;
        return taken;
    }

    /// <summary>Takes what stands before the next <paramref name="close"/>, and that too; null when there is none.</summary>
    public string? TakeUntil(char close)
    {
        var end = AtEnd ? -1 : text.IndexOf(close, Offset);
        if (end < 0)
        {
            return null;
        }

        var taken = text[Offset..end];
        Offset = end + 1;
        return taken;
    }

    /// <summary>What stands before the next <paramref name="close"/>, without taking it; empty when there is none.</summary>
    public ReadOnlySpan<char> Ahead(char close)
    {
        var rest = text.AsSpan(Offset);
        var end = rest.IndexOf(close);
        return end < 0 ? default : rest[..end];
    }

    public CharRange TakeCodePoint()
    {
        var first = text[Offset++];
        var codePoint = char.IsHighSurrogate(first) && !AtEnd && char.IsLowSurrogate(text[Offset])
            ? char.ConvertToUtf32(first, text[Offset++])
            : first;
        return new(codePoint, codePoint);
    }

    public T? Fail<T>(string problem)
        where T : class
        => Fail<T>(Offset, problem);

    public T? Fail<T>(int offset, string problem)
        where T : class
    {
        Problem ??= string.Create(CultureInfo.InvariantCulture, $"{problem} (at offset {offset} of the pattern)");
        return null;
    }
}
