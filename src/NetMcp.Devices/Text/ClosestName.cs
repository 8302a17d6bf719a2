namespace NetMcp.Devices.Text;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class ClosestName
{
    private const int LongestCompared = 64;

    /// <summary>The candidate at the least edit distance, if that is at most a third of the name's length; else null.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > LongestCompared)
        {
            return null;
        }

        var best = (Name: (string?)null, Distance: Math.Max(1, name.Length / 3) + 1);
        foreach (var candidate in candidates)
        {
            // The difference in length is the least that the distance can be.
            if (Math.Abs(candidate.Length - name.Length) < best.Distance)
            {
                var distance = Distance(name, candidate);
                best = distance < best.Distance ? (candidate, distance) : best;
            }
        }

        return best.Name;
    }

    /// <summary>" Did you mean x?" or nothing.</summary>
    public static string Hint(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } closest ? $" Did you mean '{closest}'?" : string.Empty;

    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost));
            }
        }

        return row[right.Length];
    }
}
