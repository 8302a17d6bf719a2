using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Netconf.Session;

/// <summary>The one place where a session ends: the first reason counts, and everything else hears of it once.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The source has neither timer nor wait handle, and readers may hold its token after the end.")]
internal sealed class SessionEnding
{
    private readonly TaskCompletionSource<NetconfSessionEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private int _isEnded;

    public SessionEnding() => Stopping = _stop.Token;

    /// <summary>Told the end, on the thread that brought it about, before <see cref="Ended"/> completes.</summary>
    public Action<NetconfSessionEnd>? OnEnd { get; set; }

    public Task<NetconfSessionEnd> Ended => _ended.Task;

    /// <summary>Cancelled at the end; the token outlives the source.</summary>
    public CancellationToken Stopping { get; }

    public NetconfSessionEnd? End { get; private set; }

    public bool TryEnd(NetconfEndReason reason, string detail)
    {
        if (Interlocked.Exchange(ref _isEnded, 1) != 0)
        {
            return false;
        }

        var end = new NetconfSessionEnd(reason, detail);
        End = end;
        OnEnd?.Invoke(end);
        _ended.TrySetResult(end);

        // Continuations of whoever waits on the token must not run on the thread that ends the session.
        _ = _stop.CancelAsync();
        return true;
    }
}
