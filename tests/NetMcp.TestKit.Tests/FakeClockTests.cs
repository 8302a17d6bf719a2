using NetMcp.TestKit.Time;
using Xunit;

namespace NetMcp.TestKit.Tests;

public sealed class FakeClockTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void Advance_OverADelay_CompletesItAndNotALaterOne()
    {
        var near = Task.Delay(TimeSpan.FromSeconds(5), _clock);
        var far = Task.Delay(TimeSpan.FromSeconds(6), _clock);

        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.True(near.IsCompleted);
        Assert.False(far.IsCompleted);
    }

    [Fact]
    public void Advance_OverAPeriodicTimer_FiresAtEachDueTime()
    {
        List<long> fired = [];
        var start = _clock.GetTimestamp();
        using var timer = _clock.CreateTimer(
            _ => fired.Add((long)_clock.GetElapsedTime(start).TotalSeconds), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        _clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal([1, 3, 5], fired);
    }

    [Fact]
    public void CancelAfter_OnTheFakeClock_CancelsWhenTheTimeComes()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(1), _clock);

        _clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(source.IsCancellationRequested);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True(source.IsCancellationRequested);
    }

    [Fact]
    public void DisposedTimer_WhenItsTimeComes_DoesNotFire()
    {
        var fired = false;
        _clock.CreateTimer(_ => fired = true, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan).Dispose();

        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.False(fired);
        Assert.Equal(0, _clock.PendingTimers);
    }

    [Fact]
    public async Task WhenTimers_OnceADelayHasBegun_Completes()
    {
        var reached = _clock.WhenTimersAsync(1);
        Assert.False(reached.IsCompleted);

        _ = Task.Delay(TimeSpan.FromSeconds(1), _clock);

        await reached.Guarded();
    }
}
