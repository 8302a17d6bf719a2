using System.Globalization;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Session;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Netconf.Tests.Session;

/// <summary>A session tells its log what happens and never what was said, at any level.</summary>
public sealed class LogTests
{
    private const string Secret = "hunter2";
    private const string Edit = $"<edit-config><config><user xmlns=\"urn:m\"><password>{Secret}</password></user></config></edit-config>";

    [Fact]
    public async Task Send_RpcWithASecret_IsLoggedByNameAndLengthAlone()
    {
        using var log = new LogText();
        await using var pair = await PeerSession.OpenedAsync(NetconfSessionOptions.Default with { LoggerFactory = log, Label = "edge-1" });
        var request = RpcRequest.FromXml(Edit);
        var sending = pair.Session.SendAsync(request, default);
        var id = await pair.Peer.HearMessageIdAsync();
        await pair.Peer.SayReplyAsync(id, $"<data><password xmlns=\"urn:m\">{Secret}</password></data>");
        await using var reply = await sending.Guarded();
        Assert.Contains(Secret, await reply.ContentAsync(), StringComparison.Ordinal);

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"edge-1: rpc {id} sent: edit-config, {request.Operation.Length} bytes"), log.Lines);
        Assert.DoesNotContain(Secret, log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"\n#9\n<{Secret}>\n##\n")]
    [InlineData($"\n#19\n<a><b>{Secret}</b>]]\n##\n")]
    [InlineData($"\n#{Secret}\n")]
    [InlineData($"{Secret}")]
    public async Task Session_BrokenByThePeersBytes_QuotesNoneOfThem(string words)
    {
        using var log = new LogText();
        await using var pair = await PeerSession.OpenedAsync(NetconfSessionOptions.Default with { LoggerFactory = log });

        await pair.Peer.SayAsync(words);

        Assert.NotEqual(NetconfEndReason.Closed, (await pair.Session.Ended.Guarded()).Reason);
        Assert.Contains(log.Lines, line => line.Contains("session over", StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, log.ToString(), StringComparison.Ordinal);
    }
}
