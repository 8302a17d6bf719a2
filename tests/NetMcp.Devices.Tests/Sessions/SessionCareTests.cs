using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Sessions;
using NetMcp.TestKit;
using NetMcp.TestKit.FakePeer;
using NetMcp.TestKit.Time;
using Xunit;

namespace NetMcp.Devices.Tests.Sessions;

/// <summary>What is done for sessions over time, under a clock that the test moves.</summary>
public sealed class SessionCareTests() : PlayedDeviceTests(Yaml, new FakeClock())
{
    private const string Yaml = """
        credentials: { k: { kind: password-file, path: none } }
        defaults: { user: u, credential: k, limits: { read_sessions: 2, idle_timeout: 5m, liveness_interval: 30s, hello_timeout: 1h, max_back_off: 8s } }
        devices:
          - { name: a, address: 192.0.2.1 }
          - { name: never-asked, address: 192.0.2.2, limits: { liveness_interval: 1h } }
        """;

    [Fact]
    public async Task Session_SilentForLong_IsAskedWhetherTheDeviceLives()
    {
        var peer = await OpenAsync();

        Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Contains("<filter", await peer.HearChunkedAsync(), StringComparison.Ordinal);
        Assert.Single(Sessions.List());
    }

    [Fact]
    public async Task Session_NoAnswerToTheLivenessQuestion_IsGivenUp()
    {
        var peer = await OpenAsync();
        Clock.Advance(TimeSpan.FromSeconds(30));
        await peer.HearChunkedAsync();

        Clock.Advance(TimeSpan.FromSeconds(31));
        await peer.HearEndAsync();

        Assert.Empty(Sessions.List());
        Assert.Equal(DeviceState.Idle, Stand.Directory.Find("a").Value.State);
    }

    [Fact]
    public async Task Session_UnusedForLong_IsClosedInGoodOrder()
    {
        var peer = await OpenAsync("never-asked");
        Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(DeviceState.Up, Stand.Directory.Find("never-asked").Value.State);

        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("<close-session", await peer.HearChunkedAsync(), StringComparison.Ordinal);
        Assert.Equal(DeviceState.Idle, Stand.Directory.Find("never-asked").Value.State);
    }

    [Fact]
    public async Task Session_InUse_IsNeitherAskedNorClosed()
    {
        var reading = Read("/m:slow");
        var peer = await Devices.GreetAsync("a");
        var id = await peer.HearMessageIdAsync();

        Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(peer.HasSomethingToHear);
        await peer.SayReplyAsync(id, "<data/>");

        Assert.True((await reading.Guarded()).IsSuccess);
    }

    [Fact]
    public async Task Read_NoAnswer_EndsAtTheRpcTimeoutWithTheOutcomeUnknown()
    {
        var reading = Read("/m:x");
        var peer = await Devices.GreetAsync("a");
        await peer.HearMessageIdAsync();

        Clock.Advance(TimeSpan.FromSeconds(61));

        var failure = (await reading.Guarded()).Failure!;
        Assert.Equal((FailureCode.Timeout, Transmission.Unknown), (failure.Code, failure.Transmission));
    }

    [Fact]
    public async Task Read_DeviceDown_IsTriedAgainOnlyAfterABackOffThatGrows()
    {
        Devices.Broken["a"] = OpenFailureKind.Down;
        var longest = TimeSpan.Zero;
        for (var attempt = 1; attempt <= 8; attempt++)
        {
            Assert.False((await Read("/m:x").Guarded()).IsSuccess);
            Assert.Equal(attempt, Devices.Attempts["a"]);

            var wait = (await Read("/m:x").Guarded()).Failure!.RetryAfter!.Value;
            Assert.Equal(attempt, Devices.Attempts["a"]);
            var backOff = TimeSpan.FromSeconds(Math.Min(8, 1 << (attempt - 1)));
            Assert.InRange(wait, backOff / 2, backOff);
            longest = wait;
            Clock.Advance(wait);
        }

        Assert.True(longest >= TimeSpan.FromSeconds(4));
        Devices.Broken.Clear();
        await OpenAsync();
        Assert.Equal(DeviceState.Up, Stand.Directory.Find("a").Value.State);
    }

    [Fact]
    public async Task Read_FirstRpcLostByTheDevice_IsFoundOutAndAnotherSessionOpened()
    {
        const string Netconfd = "http://netconfcentral.org/ns/yuma-mysession?module=yuma-mysession&revision=2010-05-10";
        var reading = Read("/yuma-mysession:x");
        var deaf = await Devices.NextAsync("a");
        await deaf.SayHelloAsync(true, Netconfd);
        await deaf.HearAsync();
        await AdvanceUntilAsync(deaf.HearChunkedAsync(), TimeSpan.FromMilliseconds(5));
        Clock.Advance(TimeSpan.FromSeconds(5));

        var next = Devices.NextAsync("a");
        await AdvanceUntilAsync(next, TimeSpan.FromMilliseconds(200));
        var peer = await next;
        await peer.SayHelloAsync(true, Netconfd);
        await peer.HearAsync();
        var probe = peer.HearMessageIdAsync();
        await AdvanceUntilAsync(probe, TimeSpan.FromMilliseconds(5));
        await peer.SayReplyAsync(await probe, "<data/>");
        await peer.SayReplyAsync(await peer.HearMessageIdAsync(), "<data/>");

        Assert.True((await reading.Guarded()).IsSuccess);
    }

    private DeviceSessions Sessions => Stand.Get<DeviceFleet>().Peek(DeviceName.Parse("a"))!.Sessions;

    // The code under test sets its timer at a moment that cannot be awaited from here: time goes by until it has fired.
    private async Task AdvanceUntilAsync(Task reached, TimeSpan step)
    {
        for (var steps = 0; !reached.IsCompleted && steps < 5000; steps++)
        {
            Clock.Advance(step);
            await Task.WhenAny(reached, Task.Delay(5));
        }

        await reached.Guarded();
    }

    private async Task<FakeNetconfPeer> OpenAsync(string device = "a")
    {
        var reading = Read("/m:x", device);
        var peer = await Devices.GreetAsync(device);
        await AnswerAsync(peer);
        Assert.True((await reading.Guarded()).IsSuccess);
        return peer;
    }

    private static async Task AnswerAsync(FakeNetconfPeer peer) => await peer.SayReplyAsync(await peer.HearMessageIdAsync(), "<data/>");
}
