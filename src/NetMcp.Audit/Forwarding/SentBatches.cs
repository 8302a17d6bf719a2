namespace NetMcp.Audit.Forwarding;

/// <summary>
/// What was sent over one connection not long ago. That its bytes were acknowledged means that the server's machine has them, not that the server has read them:
/// when the connection breaks, they may be lost with it, so they are sent again.
/// </summary>
internal sealed class SentBatches(TimeProvider time)
{
    /// <summary>How many records are sent again at the most, rounded up to whole batches: more than a server leaves unread.</summary>
    private const int MostRecords = 1024;

    /// <summary>After how long a server that took more meanwhile has read something.</summary>
    private static readonly TimeSpan Unread = TimeSpan.FromMinutes(1);

    private readonly Queue<(ForwardPlace Start, int Count, long At)> _batches = new();
    private int _records;

    /// <summary>Notes a batch.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="count">Its records.</param>
    public void Add(ForwardPlace start, int count)
    {
        _batches.Enqueue((start, count, time.GetTimestamp()));
        _records += count;
        while (_batches.TryPeek(out var oldest) && _batches.Count > 1 && (_records - oldest.Count >= MostRecords || time.GetElapsedTime(oldest.At) > Unread))
        {
            _batches.Dequeue();
            _records -= oldest.Count;
        }
    }

    /// <summary>Where to begin again after the connection broke; null when nothing was sent over it. Nothing is noted afterwards.</summary>
    public ForwardPlace? TakeFirst()
    {
        ForwardPlace? first = _batches.TryPeek(out var oldest) ? oldest.Start : null;
        _batches.Clear();
        _records = 0;
        return first;
    }
}
