namespace NetMcp.TestKit.Time;

/// <summary>A timer of <see cref="FakeClock"/>.</summary>
internal sealed class FakeTimer(FakeClock clock, Action callback) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private bool _disposed;

    public DateTimeOffset Due { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
        {
            return false;
        }

        // As in TimerCallback timers, a period of zero means "once".
        _period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
        clock.Schedule(this, dueTime);
        return true;
    }

    public void Fire()
    {
        if (_period != Timeout.InfiniteTimeSpan)
        {
            clock.Schedule(this, _period);
        }

        callback();
    }

    public void Dispose()
    {
        _disposed = true;
        clock.Schedule(this, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
