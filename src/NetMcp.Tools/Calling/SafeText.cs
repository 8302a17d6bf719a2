using System.Text;

namespace NetMcp.Tools.Calling;

/// <summary>Makes text from an agent or a device fit to be quoted in a message: one line, bounded, no control characters.</summary>
internal static class SafeText
{
    /// <summary>Quotes at most <paramref name="maxLength"/> characters; what is not printable becomes a question mark.</summary>
    public static string Quote(string text, int maxLength = 64) => "'" + Clean(text, maxLength) + "'";

    /// <summary>The text without control characters, cut at the limit with an ellipsis.</summary>
    public static string Clean(string text, int maxLength)
    {
        var builder = new StringBuilder(Math.Min(text.Length, maxLength) + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (builder.Length >= maxLength)
            {
                return builder.Append('…').ToString();
            }

            builder.Append(Replacement(rune));
        }

        return builder.ToString();
    }

    // Bidirectional overrides and other format characters can make a reader see another text than the one that stands there.
    private static string Replacement(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        System.Globalization.UnicodeCategory.Control => rune.Value is '\n' or '\r' or '\t' ? " " : "?",
        System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Surrogate => "?",
        _ => rune.ToString(),
    };
}
