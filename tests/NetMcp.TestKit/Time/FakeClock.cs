namespace NetMcp.TestKit.Time;

/// <summary>
/// A clock that moves only when told. Timers (and so Task.Delay and CancellationTokenSource given this provider) fire
/// inside <see cref="Advance"/>, in the order of their due times, with the clock standing at each due time.
/// </summary>
public sealed class FakeClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];
    private DateTimeOffset _now;
    private TimeSpan _set;

    /// <summary>Starts at the given instant, or at 2026-01-01T00:00:00Z.</summary>
    public FakeClock(DateTimeOffset? start = null) => _now = start ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers wait for their time.</summary>
    public int PendingTimers
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now + _set;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _now.UtcTicks;
        }
    }

    /// <summary>Sets the clock on the wall ahead or back, as an operator or NTP does: timestamps and timers know nothing of it.</summary>
    public void SetWall(TimeSpan by)
    {
        lock (_lock)
        {
            _set += by;
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on and fires what falls due, on the calling thread.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        DateTimeOffset end;
        lock (_lock)
        {
            end = _now + by;
        }

        while (NextDue(end) is { } timer)
        {
            timer.Fire();
        }

        lock (_lock)
        {
            _now = end;
        }
    }

    /// <summary>Completes once at least <paramref name="count"/> timers wait: the code under test has reached its delay.</summary>
    public Task WhenTimersAsync(int count)
    {
        lock (_lock)
        {
            if (_timers.Count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((count, reached));
            return reached.Task;
        }
    }

    internal void Schedule(FakeTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Due = _now + dueTime;
            _timers.Add(timer);
            foreach (var waiter in _waiters.Where(waiter => waiter.Count <= _timers.Count).ToArray())
            {
                _waiters.Remove(waiter);
                waiter.Reached.SetResult();
            }
        }
    }

    private FakeTimer? NextDue(DateTimeOffset end)
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is null)
            {
                return null;
            }

            _timers.Remove(next);
            _now = next.Due > _now ? next.Due : _now;
            return next;
        }
    }
}
