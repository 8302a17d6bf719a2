using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;
using NetMcp.Netconf.Transport;
using NetMcp.TestKit;
using NetMcp.TestKit.FakePeer;
using Xunit;

namespace NetMcp.Devices.Tests.Filters;

/// <summary>What a filter looks like when it reaches a device.</summary>
internal static class WrittenFilter
{
    public static async Task<string> OfAsync(NetconfFilter filter)
    {
        await using var peer = new FakeNetconfPeer();
        var opening = NetconfSession.OpenAsync(new PipeNetconfTransport(peer.ClientInput, peer.ClientOutput), NetconfSessionOptions.Default, Guard.Token());
        await peer.SayHelloAsync(true, "urn:ietf:params:netconf:capability:xpath:1.0");
        await peer.HearAsync();
        await using var session = await opening.Guarded();
        var sending = session.ExecuteAsync(new Get { Filter = filter }, Guard.Token());
        var rpc = await peer.HearChunkedAsync();
        await peer.HangUpAsync();
        await Assert.ThrowsAsync<NetconfException>(() => sending.Guarded());
        return rpc;
    }
}
