using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetMcp.Core.Devices;
using NetMcp.Core.Events;
using NetMcp.Devices.Sessions;
using NetMcp.Devices.Tests.Gateway;
using NetMcp.Devices.Tests.Sessions;
using NetMcp.TestKit;
using NetMcp.TestKit.FakePeer;
using NetMcp.TestKit.Time;
using Xunit;

namespace NetMcp.Devices.Tests.Events;

[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit disposes through IAsyncLifetime.")]
public sealed class DeviceEventsTests : IAsyncLifetime
{
    private const string Yaml = """
        credentials: { k: { kind: password-file, path: none } }
        defaults: { user: u, credential: k }
        devices: [ { name: a, address: 192.0.2.1 } ]
        """;

    private const string ConfigChange = """
        <notification xmlns="urn:ietf:params:xml:ns:netconf:notification:1.0"><eventTime>2026-01-02T03:04:05Z</eventTime>
        <netconf-config-change xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-notifications">
        <edit><target xmlns:x="urn:m">/x:top/x:entry[x:name='a/b]']/x:value</target><operation>merge</operation></edit>
        </netconf-config-change></notification>
        """;

    private static readonly DeviceName A = DeviceName.Parse("a");

    private readonly FakeDevices _devices = new();
    private readonly FakeClock _clock = new();
    private readonly LogText _log = new();
    private readonly Channel<DeviceEvent> _heard = Channel.CreateUnbounded<DeviceEvent>();
    private DeviceStand _stand = null!;

    public Task InitializeAsync()
    {
        _stand = new DeviceStand(Yaml, services => services
            .AddSingleton<IDeviceTransports>(_devices).AddSingleton<TimeProvider>(_clock).AddSingleton<ILoggerFactory>(_log));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _devices.HangUpAsync();
        await _stand.DisposeAsync();
    }

    [Fact]
    public async Task Watch_ConfigChange_NamesWhatWasEdited()
    {
        using var watch = Watch();
        var peer = await SubscribeAsync();

        await peer.SayChunkedAsync(ConfigChange);

        var happened = await NextAsync();
        Assert.Equal(DeviceEventKind.ConfigChanged, happened.Kind);
        Assert.Equal(["/m:top/m:entry/m:value"], happened.Changed);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), happened.Time);
    }

    [Fact]
    public async Task Watch_AnotherNotification_IsAChangeOfState()
    {
        using var watch = Watch();
        var peer = await SubscribeAsync();

        await peer.SayChunkedAsync("""
            <notification xmlns="urn:ietf:params:xml:ns:netconf:notification:1.0"><eventTime>2026-01-02T03:04:05Z</eventTime><link-down xmlns="urn:m"/></notification>
            """);

        var happened = await NextAsync();
        Assert.Equal((DeviceEventKind.StateChanged, "m:link-down"), (happened.Kind, happened.Name));
    }

    [Fact]
    public async Task Watch_SessionLost_SubscribesAgainAndTellsOfTheGap()
    {
        using var watch = Watch();
        var peer = await SubscribeAsync();
        await peer.HangUpAsync();

        await AdvanceUntilAsync(attempts: 2);
        await SubscribeAsync();

        Assert.Equal(DeviceEventKind.Gap, (await NextAsync()).Kind);
    }

    [Fact]
    public async Task Watch_DeviceAway_IsLoggedWhenItGoesAndNotAtEveryAttempt()
    {
        _devices.Broken["a"] = OpenFailureKind.Down;
        using var watch = Watch();
        await AdvanceUntilAsync(attempts: 5);
        Assert.Equal(1, TimesSilent());

        _devices.Broken.TryRemove("a", out _);
        await AdvanceUntilAsync(attempts: 6);
        var peer = await SubscribeAsync();
        await peer.SayChunkedAsync(ConfigChange);
        await NextAsync();
        _devices.Broken["a"] = OpenFailureKind.Down;
        await peer.HangUpAsync();
        await AdvanceUntilAsync(attempts: 10);

        Assert.Equal(2, TimesSilent());

        int TimesSilent() => _log.Lines.Count(line => line.Contains("no notifications", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Watch_TwoObservers_ShareOneSessionThatTheLastCloses()
    {
        var first = Watch();
        var second = Watch();
        var peer = await SubscribeAsync();

        first.Dispose();
        await peer.SayChunkedAsync(ConfigChange);
        await NextAsync();
        Assert.False(peer.HasSomethingToHear);
        second.Dispose();

        Assert.Contains("<close-session", await peer.HearChunkedAsync(), StringComparison.Ordinal);
        Assert.Equal(1, _devices.Attempts["a"]);
    }

    private async Task AdvanceUntilAsync(int attempts)
    {
        var guard = Guard.Token();
        while (_devices.Attempts.GetValueOrDefault("a") < attempts)
        {
            guard.ThrowIfCancellationRequested();
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    private IDisposable Watch() => _stand.Get<IDeviceEvents>().Watch(A, happened => _heard.Writer.TryWrite(happened));

    private Task<DeviceEvent> NextAsync() => _heard.Reader.ReadAsync(Guard.Token()).AsTask().Guarded();

    private async Task<FakeNetconfPeer> SubscribeAsync()
    {
        var peer = await _devices.NextAsync("a");
        await peer.SayHelloAsync(true, "urn:ietf:params:netconf:capability:notification:1.0", "urn:m?module=m&revision=2020-01-01");
        await peer.HearAsync();
        var rpc = await peer.HearChunkedAsync();
        Assert.Contains("<create-subscription", rpc, StringComparison.Ordinal);
        const string Attribute = "message-id=\"";
        var at = rpc.IndexOf(Attribute, StringComparison.Ordinal) + Attribute.Length;
        await peer.SayReplyAsync(rpc[at..rpc.IndexOf('"', at)], "<ok/>");
        return peer;
    }
}
