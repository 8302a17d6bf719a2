using System.Collections.Concurrent;
using System.Threading.Channels;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Sessions;
using NetMcp.Netconf.Transport;
using NetMcp.TestKit;
using NetMcp.TestKit.FakePeer;

namespace NetMcp.Devices.Tests.Sessions;

/// <summary>Devices played by a test: every session that is opened is a peer to speak for, or a failure.</summary>
internal sealed class FakeDevices : IDeviceTransports
{
    private readonly ConcurrentDictionary<string, Channel<FakeNetconfPeer>> _peers = new();

    private readonly ConcurrentBag<FakeNetconfPeer> _all = [];

    public ConcurrentDictionary<string, OpenFailureKind> Broken { get; } = new();

    public ConcurrentDictionary<string, int> Attempts { get; } = new();

    /// <summary>For each session that was asked for, in order, whether the account for changes was to be used.</summary>
    public ConcurrentQueue<bool> ForChange { get; } = new();

    public Task<TransportOpening> OpenAsync(DeviceEntry device, bool forChange, CancellationToken cancellationToken)
    {
        var name = device.Name.Value;
        ForChange.Enqueue(forChange);
        Attempts.AddOrUpdate(name, 1, (_, count) => count + 1);
        if (Broken.TryGetValue(name, out var kind))
        {
            return Task.FromResult(new TransportOpening(null, new OpenFailure(kind, new Failure(FailureCode.Unreachable, "away") { Device = device.Name })));
        }

        var peer = new FakeNetconfPeer();
        _all.Add(peer);
        Of(name).Writer.TryWrite(peer);
        return Task.FromResult(new TransportOpening(new PipeNetconfTransport(peer.ClientInput, peer.ClientOutput), null));
    }

    public void ForgetCredentials(InventoryChangedEventArgs change)
    {
    }

    public string? FindCredentialBlock(DeviceEntry device) => null;

    /// <summary>The next session that was opened with the device.</summary>
    public Task<FakeNetconfPeer> NextAsync(string device) => Of(device).Reader.ReadAsync(Guard.Token()).Guarded();

    /// <summary>The next session, both hellos said.</summary>
    public async Task<FakeNetconfPeer> GreetAsync(string device)
    {
        var peer = await NextAsync(device);
        await peer.SayHelloAsync(true, "urn:m?module=m&revision=2020-01-01");
        await peer.HearAsync();
        return peer;
    }

    /// <summary>Ends every session, so that nothing waits for a peer's goodbye.</summary>
    public Task HangUpAsync() => Task.WhenAll(_all.Select(peer => peer.HangUpAsync()));

    private Channel<FakeNetconfPeer> Of(string device) => _peers.GetOrAdd(device, _ => Channel.CreateUnbounded<FakeNetconfPeer>());
}
