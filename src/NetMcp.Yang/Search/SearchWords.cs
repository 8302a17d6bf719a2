namespace NetMcp.Yang.Search;

/// <summary>Splits names and texts into words: runs of letters and digits, in lower case. There is no stemming.</summary>
internal static class SearchWords
{
    // A certificate or a drawing in a description has no words anybody looks for.
    private const int LongestWord = 40;

    // Words that stand in nearly every description. They may be looked for in names.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "are", "as", "at", "be", "by", "can", "for", "from", "has", "if", "in", "is", "it", "its", "may", "must",
        "not", "of", "on", "or", "other", "such", "that", "the", "then", "there", "this", "to", "used", "when", "where", "which", "will", "with",
    };

    /// <summary>The words of a name, in order.</summary>
    public static IEnumerable<string> OfName(string name) => Split(name);

    /// <summary>The words of a text that are worth an entry, in order.</summary>
    public static IEnumerable<string> OfText(string text) => Split(text).Where(word => word.Length > 1 && !Common.Contains(word));

    private static IEnumerable<string> Split(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0 && i - start <= LongestWord)
            {
                yield return text[start..i].ToLowerInvariant();
            }

            start = -1;
        }
    }
}
