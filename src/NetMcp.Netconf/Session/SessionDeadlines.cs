namespace NetMcp.Netconf.Session;

/// <summary>
/// The time limits of one session on a single timer, which runs only while something has a limit. Moving a deadline back is free:
/// the timer finds out when it fires.
/// </summary>
internal sealed class SessionDeadlines : IDisposable
{
    /// <summary>No deadline.</summary>
    public const long Never = long.MaxValue;

    private readonly TimeProvider _time;
    private readonly Action<NetconfEndReason, string> _onMissed;
    private readonly List<ISessionDeadline> _deadlines = [];
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private long _armed = Never;
    private bool _disposed;

    public SessionDeadlines(TimeProvider time, Action<NetconfEndReason, string> onMissed)
    {
        _time = time;
        _onMissed = onMissed;
        _timer = time.CreateTimer(static state => ((SessionDeadlines)state!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(ISessionDeadline deadline)
    {
        lock (_gate)
        {
            _deadlines.Add(deadline);
        }
    }

    /// <summary>The timestamp at which a limit that begins now is exceeded.</summary>
    public long After(TimeSpan limit)
    {
        var now = _time.GetTimestamp();
        var ticks = limit.TotalSeconds * _time.TimestampFrequency;
        return limit < TimeSpan.Zero || ticks >= Never - now ? Never : now + (long)ticks;
    }

    /// <summary>Makes sure that the timer fires no later than this.</summary>
    public void Arm(long due)
    {
        // The caller has stored its deadline; either it sees here that the timer is not armed for it, or the firing timer sees the deadline.
        Interlocked.MemoryBarrier();
        if (due >= Volatile.Read(ref _armed))
        {
            return;
        }

        lock (_gate)
        {
            if (due < _armed && !_disposed)
            {
                Set(due);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timer.Dispose();
        }
    }

    private void Set(long due)
    {
        // Never more than a day ahead: timers take no more than 49 of them.
        var delay = due == Never ? Timeout.InfiniteTimeSpan : _time.GetElapsedTime(_time.GetTimestamp(), due);
        delay = due == Never || delay < TimeSpan.FromDays(1) ? delay : TimeSpan.FromDays(1);
        Volatile.Write(ref _armed, due);
        _timer.Change(due == Never || delay > TimeSpan.Zero ? delay : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void Fire()
    {
        ISessionDeadline? missed;
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            var now = _time.GetTimestamp();
            missed = _deadlines.Find(deadline => deadline.Due <= now);
            if (missed is null)
            {
                // Armed for nothing in the meantime, so that whoever sets an earlier deadline from here on arms it.
                Volatile.Write(ref _armed, Never);
                Interlocked.MemoryBarrier();
                Set(_deadlines.Count == 0 ? Never : _deadlines.Min(deadline => deadline.Due));
                return;
            }
        }

        var (reason, detail) = missed.Missed();
        _onMissed(reason, detail);
    }
}
