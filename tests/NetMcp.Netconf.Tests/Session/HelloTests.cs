using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Session;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Netconf.Tests.Session;

/// <summary>The exchange of hellos (RFC 6241 section 8.1, RFC 6242 section 4.1) with a peer that gets it right or wrong.</summary>
public sealed class HelloTests
{
    private const string Base = "urn:ietf:params:xml:ns:netconf:base:1.0";
    private const string Capability10 = "<capability>urn:ietf:params:netconf:base:1.0</capability>";

    [Fact]
    public async Task Open_Always_SaysHelloAtOnceAndNothingBeforeTheServers()
    {
        await using var pair = new PeerSession();
        var opening = pair.OpenAsync();
        var hello = await pair.Peer.HearAsync();

        Assert.Contains(Capability10, hello, StringComparison.Ordinal);
        Assert.Contains("<capability>urn:ietf:params:netconf:base:1.1</capability>", hello, StringComparison.Ordinal);
        Assert.DoesNotContain("session-id", hello, StringComparison.Ordinal);
        Assert.False(opening.IsCompleted);
        Assert.False(pair.Peer.HasSomethingToHear);
        await pair.Peer.SayHelloAsync();
        await using var session = await opening.Guarded();
        Assert.Equal(4, session.SessionId);
        Assert.False(pair.Peer.HasSomethingToHear);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public async Task Open_BothHaveBase11_AndOnlyThenIsChunked(bool client, bool server, bool chunked)
    {
        await using var pair = await PeerSession.OpenedAsync(new() { OfferBase11 = client }, server);
        var sending = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        var rpc = chunked ? await pair.Peer.HearChunkedAsync() : await pair.Peer.HearAsync();

        Assert.StartsWith("<rpc ", rpc, StringComparison.Ordinal);
        var reply = $"<rpc-reply xmlns=\"{Base}\" message-id=\"1\"><ok/></rpc-reply>";
        await (chunked ? pair.Peer.SayChunkedAsync(reply) : pair.Peer.SayAsync(reply + "]]>]]>"));
        Assert.True((await sending.Guarded()).IsOk);
    }

    [Theory]
    [InlineData($"<hello xmlns='{Base}'><capabilities><capability>urn:x</capability></capabilities><session-id>1</session-id></hello>]]>]]>", NetconfEndReason.NoCommonBase)]
    [InlineData($"<hello xmlns='{Base}'><capabilities>{Capability10}</capabilities></hello>]]>]]>", NetconfEndReason.HelloWithoutSessionId)]
    [InlineData($"<hello xmlns='{Base}'><capabilities>{Capability10}</capabilities><session-id>0</session-id></hello>]]>]]>", NetconfEndReason.HelloWithoutSessionId)]
    [InlineData($"<hello xmlns='{Base}'><capabilities>{Capability10}</capabilities><session-id>4294967296</session-id></hello>]]>]]>", NetconfEndReason.HelloWithoutSessionId)]
    [InlineData($"<hello xmlns='{Base}'><session-id>1</session-id></hello>]]>]]>", NetconfEndReason.HelloInvalid)]
    [InlineData($"<rpc-reply xmlns='{Base}'/>]]>]]>", NetconfEndReason.HelloInvalid)]
    [InlineData("<hello><capabilities/></hello>]]>]]>", NetconfEndReason.HelloInvalid)]
    [InlineData($"<hello xmlns='{Base}'><capabilities></hello>]]>]]>", NetconfEndReason.HelloInvalid)]
    [InlineData("Welcome to router-1!\r\n", NetconfEndReason.HelloInvalid)]
    [InlineData("\u0001\u0002\u0003", NetconfEndReason.HelloInvalid)]
    [InlineData("]]>]]>", NetconfEndReason.HelloInvalid)]
    [InlineData($"<!DOCTYPE hello [<!ENTITY a 'b'>]><hello xmlns='{Base}'/>]]>]]>", NetconfEndReason.HelloInvalid)]
    [InlineData($"<?xml version='1.0' encoding='UTF-16'?><hello xmlns='{Base}'/>]]>]]>", NetconfEndReason.HelloInvalid)]
    public async Task Open_PeerSaysWhatIsNoHello_FailsWithItsReason(string words, NetconfEndReason reason)
    {
        await using var pair = new PeerSession();

        Assert.Equal(reason, await pair.OpeningFailsAsync(words));
    }

    [Fact]
    public async Task Open_HelloAboveTheLimit_Fails()
    {
        await using var pair = new PeerSession(new() { Limits = new() { HelloBytes = 1000 } });

        Assert.Equal(NetconfEndReason.LimitExceeded, await pair.OpeningFailsAsync($"<hello xmlns='{Base}'>" + new string(' ', 1000)));
    }

    [Theory]
    [InlineData("")]
    [InlineData($"<hello xmlns='{Base}'><capabilities>")]
    public async Task Open_PeerFallsSilent_FailsAtTheLimit(string words)
    {
        await using var pair = new PeerSession();
        var opening = pair.OpenAsync();
        await pair.Peer.HearAsync();
        await pair.Peer.SayAsync(words);
        await pair.Clock.WhenTimersAsync(1).Guarded();
        pair.Clock.Advance(pair.Limits.HelloTime);

        var failure = await Assert.ThrowsAsync<NetconfException>(() => opening.Guarded());
        Assert.True(failure.Reason is NetconfEndReason.HelloTimeout or NetconfEndReason.MessageStalled, failure.ToString());
        await pair.Peer.HearEndAsync();
    }

    [Fact]
    public async Task Open_PeerHangsUp_IsClosedByPeer()
    {
        await using var pair = new PeerSession();
        var opening = pair.OpenAsync();
        await pair.Peer.HangUpAsync();

        Assert.Equal(NetconfEndReason.ClosedByPeer, (await Assert.ThrowsAsync<NetconfException>(() => opening.Guarded())).Reason);
    }

    [Fact]
    public async Task Open_CallerGivesUp_ThrowsAndClosesTheTransport()
    {
        await using var pair = new PeerSession();
        using var cancel = new CancellationTokenSource();
        var opening = pair.OpenAsync(cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening.Guarded());
        await pair.Peer.HearEndAsync();
    }

    [Fact]
    public async Task Open_DelayBeforeTheFirstRpc_IsJudgedFromTheHelloAndWaitedFor()
    {
        await using var pair = new PeerSession(new() { FirstRpcDelay = hello => hello.Has("urn:slow") ? TimeSpan.FromSeconds(1) : TimeSpan.Zero });
        var opening = pair.OpenAsync();
        await pair.Peer.SayHelloAsync(capabilities: "urn:slow");
        await pair.Clock.WhenTimersAsync(2).Guarded();

        Assert.False(opening.IsCompleted);
        pair.Clock.Advance(TimeSpan.FromSeconds(1));
        await (await opening.Guarded()).DisposeAsync();
    }

    [Fact]
    public async Task Open_DelayThatTheHelloDoesNotCallFor_IsNone()
    {
        await using var pair = new PeerSession(new() { FirstRpcDelay = hello => hello.Has("urn:slow") ? TimeSpan.FromSeconds(1) : TimeSpan.Zero });
        var opening = pair.OpenAsync();
        await pair.Peer.SayHelloAsync();

        await (await opening.Guarded()).DisposeAsync();
    }

    [Fact]
    public async Task Open_CallerGivesUpInTheDelay_ThrowsAndClosesTheTransport()
    {
        await using var pair = new PeerSession(new() { FirstRpcDelay = _ => TimeSpan.FromSeconds(1) });
        using var cancel = new CancellationTokenSource();
        var opening = pair.OpenAsync(cancel.Token);
        await pair.Peer.SayHelloAsync();
        await pair.Clock.WhenTimersAsync(2).Guarded();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening.Guarded());
        await pair.Peer.HearEndAsync();
    }

    [Theory]
    [InlineData(false, NetconfEndReason.MessageUnexpected)]
    [InlineData(true, NetconfEndReason.FramingInvalid)]
    public async Task Session_SecondHello_Ends(bool base11, NetconfEndReason reason)
    {
        await using var pair = await PeerSession.OpenedAsync(base11: base11);
        await pair.Peer.SayHelloAsync(base11);

        Assert.Equal(reason, (await pair.Session.Ended.Guarded()).Reason);
    }

    [Fact]
    public async Task Session_SecondHelloInAChunk_Ends()
    {
        await using var pair = await PeerSession.OpenedAsync();
        await pair.Peer.SayChunkedAsync($"<hello xmlns='{Base}'><capabilities>{Capability10}</capabilities><session-id>9</session-id></hello>");

        Assert.Equal(NetconfEndReason.MessageUnexpected, (await pair.Session.Ended.Guarded()).Reason);
    }
}
