namespace NetMcp.Yang.Compilation;

/// <summary>How many nodes may still be made. Groupings that use others twice each double with every step, so this has to be counted.</summary>
internal sealed class NodeBudget(int limit)
{
    private long _left = limit;

    /// <summary>Whether the limit was met.</summary>
    public bool IsExhausted => _left < 0;

    /// <summary>Whether the exhaustion has been reported; it is, once.</summary>
    public bool IsReported { get; set; }

    /// <summary>Takes a number of nodes.</summary>
    /// <returns>Whether there were that many left.</returns>
    public bool TryTake(int count = 1)
    {
        _left -= count;
        return _left >= 0;
    }
}
