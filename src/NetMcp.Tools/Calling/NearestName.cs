namespace NetMcp.Tools.Calling;

/// <summary>Finds what was probably meant.</summary>
internal static class NearestName
{
    /// <summary>
    /// The candidate with the fewest single-character edits from the text, or null when none is near (more edits than a third
    /// of the text, at least two). Candidates that begin with the text, or it with them, count as near.
    /// </summary>
    public static string? Find(string text, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = Math.Max(2, text.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var distance = Math.Abs(candidate.Length - text.Length) < bestDistance ? Distance(text, candidate) : bestDistance;
            if (distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
            else if (best is null && text.Length >= 3 && IsPrefixOfOther(text, candidate))
            {
                best = candidate;
            }
        }

        return best;
    }

    private static bool IsPrefixOfOther(string text, string candidate) =>
        candidate.StartsWith(text, StringComparison.OrdinalIgnoreCase) || text.StartsWith(candidate, StringComparison.OrdinalIgnoreCase);

    // Levenshtein's distance with one row; both texts are short (names).
    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitute = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitute, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
