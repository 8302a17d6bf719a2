namespace NetMcp.Yang.Syntax;

/// <summary>Text of a module as it may stand in a message: short, on one line, without control characters.</summary>
internal static class Excerpt
{
    private const int MostCharacters = 60;

    public static string Of(ReadOnlySpan<char> text)
    {
        var cut = text.Length > MostCharacters;
        Span<char> buffer = stackalloc char[MostCharacters];
        var length = Math.Min(text.Length, MostCharacters);
        for (var i = 0; i < length; i++)
        {
            // A surrogate that the cut, or the module, tore from its other half would make the message itself broken text.
            buffer[i] = char.IsControl(text[i]) || (char.IsSurrogate(text[i]) && !IsPaired(text[..length], i)) ? '?' : text[i];
        }

        return cut ? $"'{buffer[..length]}...'" : $"'{buffer[..length]}'";
    }

    private static bool IsPaired(ReadOnlySpan<char> text, int index) =>
        char.IsHighSurrogate(text[index])
            ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
            : index > 0 && char.IsHighSurrogate(text[index - 1]);
}
