using NetMcp.Core.Outcomes;
using NetMcp.Devices.Sessions;
using NetMcp.TestKit.Time;
using Xunit;

namespace NetMcp.Devices.Tests.Sessions;

public sealed class DeviceBreakerTests
{
    private readonly FakeClock _clock = new();
    private readonly DeviceBreaker _breaker;

    // The jitter at its most: the whole back-off.
    public DeviceBreakerTests() => _breaker = new DeviceBreaker(TimeSpan.FromSeconds(5), _clock, () => 1.0);

    [Fact]
    public void Failed_AgainAndAgain_WaitsLongerUpToTheMost()
    {
        foreach (var seconds in (int[])[1, 2, 4, 5, 5])
        {
            _breaker.Failed(Failure(OpenFailureKind.Down), "s");

            Assert.Equal(TimeSpan.FromSeconds(seconds), _breaker.FindAnswer("s")!.RetryAfter);
            _clock.Advance(TimeSpan.FromSeconds(seconds));
            Assert.Null(_breaker.FindAnswer("s"));
        }

        _breaker.Succeeded();
        Assert.Null(_breaker.Last);
    }

    [Theory]
    [InlineData(-24)]
    [InlineData(24)]
    public void Failed_AndTheClockIsSet_WaitsAsLongAsBefore(int hours)
    {
        _breaker.Failed(Failure(OpenFailureKind.Down), "s");
        _clock.SetWall(TimeSpan.FromHours(hours));

        Assert.Equal(TimeSpan.FromSeconds(1), _breaker.FindAnswer("s")!.RetryAfter);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(_breaker.FindAnswer("s"));
    }

    [Theory]
    [InlineData((int)OpenFailureKind.HostKey)]
    [InlineData((int)OpenFailureKind.Login)]
    public void Failed_HostKeyOrLogin_IsNotRetriedUntilItsCauseChanges(int kind)
    {
        _breaker.Failed(Failure((OpenFailureKind)kind), "known-hosts-1");
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.True(_breaker.IsBlocked);
        Assert.NotNull(_breaker.FindAnswer("known-hosts-1"));
        Assert.Null(_breaker.FindAnswer("known-hosts-2"));
    }

    [Fact]
    public void Failed_NotTried_SaysNothingAboutTheDevice()
    {
        _breaker.Failed(Failure(OpenFailureKind.NotTried), "s");

        Assert.Null(_breaker.FindAnswer("s"));
        Assert.Null(_breaker.Last);
    }

    private static OpenFailure Failure(OpenFailureKind kind) => new(kind, new Failure(FailureCode.Unreachable, "away"));
}
