using NetMcp.Ssh.Loop;

namespace NetMcp.Ssh.Connecting;

/// <summary>Closes a session on which nothing moves. One timer, set anew only when it fires; moving a byte costs a time stamp.</summary>
internal sealed class IdleWatch : IDisposable
{
    private readonly NativeSession _session;
    private readonly TimeSpan _limit;
    private readonly ITimer _timer;

    public IdleWatch(NativeSession session, TimeSpan limit, TimeProvider time)
    {
        _session = session;
        _limit = limit;
        _timer = time.CreateTimer(static state => ((IdleWatch)state!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(limit, Timeout.InfiniteTimeSpan);
        _ = session.Ended.ContinueWith(_ => Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var left = _limit - _session.Quiet;
        if (left <= TimeSpan.Zero)
        {
            _ = _session.CloseAsync(SshEndReason.Idle);
        }
        else
        {
            _timer.Change(left, Timeout.InfiniteTimeSpan);
        }
    }
}
