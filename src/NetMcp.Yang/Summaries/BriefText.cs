namespace NetMcp.Yang.Summaries;

/// <summary>Cuts what a module says to what an answer has room for.</summary>
public static class BriefText
{
    private const string Ellipsis = "…";

    /// <summary>
    /// The first sentence on one line; of a longer one as many whole words as fit, with an ellipsis behind them. Control characters count as
    /// space: modules come from devices.
    /// </summary>
    /// <param name="text">The text; null for none.</param>
    /// <param name="max">The most characters.</param>
    /// <returns>The cut text; null when nothing is left.</returns>
    public static string? Of(string? text, int max)
    {
        if (text is null || max <= Ellipsis.Length)
        {
            return null;
        }

        var line = new System.Text.StringBuilder();
        foreach (var c in text)
        {
            // One character more than fits tells that there is more.
            if (line.Length > max || IsSentenceEnd(line, c))
            {
                break;
            }

            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        var sentence = line.ToString().TrimEnd();
        return sentence.Length == 0 ? null : sentence.Length <= max ? sentence : Cut(sentence, max - Ellipsis.Length);
    }

    // "e.g. " and "i.e. " end no sentence.
    private static bool IsSentenceEnd(System.Text.StringBuilder line, char next) =>
        char.IsWhiteSpace(next) && line.Length > 3 && line[^1] == '.' && line[^3] != '.' && line[^2] != '.';

    private static string Cut(string sentence, int max)
    {
        var space = sentence.LastIndexOf(' ', Math.Min(max, sentence.Length - 1));
        var length = space > max / 2 ? space : max;
        return sentence[..(char.IsHighSurrogate(sentence[length - 1]) ? length - 1 : length)].TrimEnd(' ', ',', ';') + Ellipsis;
    }
}
