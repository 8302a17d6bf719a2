namespace NetMcp.Yang.Paths;

/// <summary>Finds the names that were probably meant.</summary>
internal static class NearNames
{
    /// <summary>How many are suggested.</summary>
    public const int Most = 3;

    // Identifiers are short; what is longer is no misspelt name.
    private const int LongestCompared = 64;

    /// <summary>The names at the least edit distances, at most two or a third of the asked name's length, and those that contain it; the nearest first.</summary>
    public static List<string> Of(string name, IEnumerable<string> candidates)
    {
        if (name.Length > LongestCompared)
        {
            return [];
        }

        // Two letters exchanged are two edits; of a name of two letters that would be all of it.
        var farthest = name.Length < 3 ? 1 : Math.Max(2, name.Length / 3);
        return [.. candidates
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate, farthest)))
            .Where(candidate => candidate.Distance <= farthest || Contains(candidate.Name, name))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name.Length)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .Take(Most)];
    }

    /// <summary>A question, or nothing when there is nothing to suggest.</summary>
    public static string Question(IEnumerable<string> suggestions)
    {
        var list = suggestions.Take(Most).ToList();
        return list.Count == 0 ? "" : " Did you mean " + string.Join(" or ", list) + "?";
    }

    /// <summary>A name in quotes, cut to what a message may hold.</summary>
    public static string Quote(string name) => "'" + (name.Length <= PathLimits.MaxQuoted ? name : name[..PathLimits.MaxQuoted] + "…") + "'";

    private static bool Contains(string candidate, string name) => name.Length >= 3 && candidate.Contains(name, StringComparison.OrdinalIgnoreCase);

    // Levenshtein's distance in one row; case does not count. Past the farthest that matters any number will do.
    private static int Distance(string left, string right, int farthest)
    {
        if (Math.Abs(left.Length - right.Length) > farthest)
        {
            return int.MaxValue;
        }

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
                var substituted = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
