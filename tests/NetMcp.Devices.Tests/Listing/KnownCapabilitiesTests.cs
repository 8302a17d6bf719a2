using NetMcp.Core.Devices;
using NetMcp.Core.Reading;
using NetMcp.Devices.Tests.Gateway;
using NetMcp.Devices.Tests.Sessions;
using NetMcp.TestKit;
using NetMcp.TestKit.Time;
using Xunit;

namespace NetMcp.Devices.Tests.Listing;

public sealed class KnownCapabilitiesTests : IAsyncLifetime
{
    private const string Yaml = """
        credentials: { k: { kind: password-file, path: none } }
        defaults: { user: u, credential: k }
        devices: [ { name: a, address: 192.0.2.1 }, { name: b, address: 192.0.2.2 } ]
        """;

    private readonly FakeDevices _devices = new();
    private readonly FakeClock _clock = new();
    private DeviceStand _stand = null!;

    public Task InitializeAsync()
    {
        _stand = DeviceStand.Over(Yaml, _devices, _clock);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _devices.HangUpAsync();
        await _stand.DisposeAsync();
    }

    [Fact]
    public void Current_NobodySpokenTo_IsEmpty() => Assert.Empty(_stand.Get<INetworkCapabilities>().Current.YangModules);

    [Fact]
    public async Task Current_TwoDevices_IsWhatBothHave()
    {
        var known = _stand.Get<INetworkCapabilities>();
        Assert.Empty(known.Current.YangModules);
        await GreetAsync("a", "urn:z?module=zeta", "urn:m?module=mid", "urn:ietf:params:netconf:capability:candidate:1.0");
        await GreetAsync("b", "urn:m?module=mid", "urn:a?module=alpha", "urn:ietf:params:netconf:capability:notification:1.0");

        // What was gathered is kept for a moment.
        _clock.Advance(TimeSpan.FromSeconds(10));

        var current = known.Current;
        Assert.Equal(["alpha", "mid", "zeta"], current.YangModules);
        Assert.Equal([Datastore.Running, Datastore.Candidate], current.ConfigDatastores);
        Assert.True(current.SendsNotifications);
    }

    private async Task GreetAsync(string device, params string[] capabilities)
    {
        var reading = _stand.ReadAsync(device, "/mid:x");
        var peer = await _devices.NextAsync(device);
        await peer.SayHelloAsync(true, capabilities);
        await peer.HearAsync();
        await peer.SayReplyAsync(await peer.HearMessageIdAsync(), "<data/>");
        Assert.True((await reading).IsSuccess);
    }
}
