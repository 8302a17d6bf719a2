namespace NetMcp.Tools.Reading;

/// <summary>Shares the bytes of one answer among its documents.</summary>
internal static class AnswerBudget
{
    /// <summary>
    /// A share for each document: a document that needs less than an equal share gets what it needs, and what it leaves over
    /// goes to the larger ones in equal parts.
    /// </summary>
    public static int[] Share(IReadOnlyList<int> sizes, int total)
    {
        var shares = new int[sizes.Count];
        var left = total;
        var waiting = sizes.Count;
        foreach (var index in Enumerable.Range(0, sizes.Count).OrderBy(index => sizes[index]))
        {
            shares[index] = Math.Min(sizes[index], left / waiting);
            left -= shares[index];
            waiting--;
        }

        return shares;
    }
}
