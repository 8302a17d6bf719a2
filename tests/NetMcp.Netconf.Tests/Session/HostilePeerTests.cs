using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Session;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Netconf.Tests.Session;

/// <summary>A peer that says or does what it must not, after good hellos: each a typed end within its limit.</summary>
public sealed class HostilePeerTests
{
    private const string Base = "urn:ietf:params:xml:ns:netconf:base:1.0";

    [Theory]
    [InlineData("garbage", NetconfEndReason.FramingInvalid)]
    [InlineData("\n#0\n\n##\n", NetconfEndReason.FramingInvalid)]
    [InlineData("\n#03\nabc\n##\n", NetconfEndReason.FramingInvalid)]
    [InlineData("\n#99999999\n", NetconfEndReason.LimitExceeded)]
    [InlineData("\n#4\nabcd\n##\n", NetconfEndReason.MessageInvalid)]
    [InlineData("\n#4\n<a/>\n##\n", NetconfEndReason.MessageUnexpected)]
    [InlineData("\n#3\n<a>\n##\n", NetconfEndReason.MessageInvalid)]
    [InlineData("\n#22\n<!DOCTYPE a [<!ENTITY\n##\n", NetconfEndReason.MessageInvalid)]
    [InlineData($"\n#75\n<rpc-reply xmlns='{Base}' message-id='7'/>\n##\n", NetconfEndReason.ReplyToNobody)]
    [InlineData($"\n#75\n<rpc-reply xmlns='{Base}' message-id='x'/>\n##\n", NetconfEndReason.ReplyToNobody)]
    public async Task Session_PeerBreaksTheProtocol_EndsWithItsReason(string words, NetconfEndReason reason)
    {
        await using var pair = await PeerSession.OpenedAsync(new() { Limits = new() { ChunkBytes = 1000 } });
        await pair.Peer.SayAsync(words);

        Assert.Equal(reason, (await pair.Session.Ended.Guarded()).Reason);
    }

    [Fact]
    public async Task Send_PeerBreaksTheProtocol_TheOutstandingRpcSaysThatItWasSent()
    {
        await using var pair = await PeerSession.OpenedAsync();
        var read = pair.Session.SendAsync(RpcRequest.FromXml("<get/>") with { IsReadOnly = true }, default);
        var change = pair.Session.SendAsync(RpcRequest.FromXml("<commit/>"), default);
        await pair.Peer.HearChunkedAsync();
        await pair.Peer.HearChunkedAsync();
        await pair.Peer.SayAsync("garbage");

        var lostRead = await Assert.ThrowsAsync<NetconfException>(() => read.Guarded());
        var lostChange = await Assert.ThrowsAsync<NetconfException>(() => change.Guarded());
        Assert.Equal((NetconfEndReason.FramingInvalid, true, true), (lostRead.Reason, lostRead.RequestSent, lostRead.IsSafeToResend));
        Assert.Equal((NetconfEndReason.FramingInvalid, true, false), (lostChange.Reason, lostChange.RequestSent, lostChange.IsSafeToResend));
    }

    [Fact]
    public async Task Send_AfterTheEnd_SaysThatItWasNotSent()
    {
        await using var pair = await PeerSession.OpenedAsync();
        await pair.Peer.HangUpAsync();
        await pair.Session.Ended.Guarded();

        var failure = await Assert.ThrowsAsync<NetconfException>(() => pair.Session.SendAsync(RpcRequest.FromXml("<commit/>"), default));
        Assert.Equal((NetconfEndReason.ClosedByPeer, false, true), (failure.Reason, failure.RequestSent, failure.IsSafeToResend));
    }

    [Theory]
    [InlineData("\n#100\n<rpc-reply xmlns='")]
    [InlineData("\n#10")]
    [InlineData("\n#5\n<rpc-\n")]
    public async Task Session_HalfAMessageThenSilence_EndsAtTheStallLimit(string words)
    {
        await using var pair = await PeerSession.OpenedAsync();
        await pair.Peer.SayAsync(words);

        Assert.Equal(NetconfEndReason.MessageStalled, (await pair.EndedByTimeAsync(pair.Limits.MessageStallTime)).Reason);
    }

    [Fact]
    public async Task Session_HalfAChunkThenTheEnd_IsClosedInTheMiddle()
    {
        await using var pair = await PeerSession.OpenedAsync();
        await pair.Peer.SayAsync("\n#100\n<rpc-reply");
        await pair.Peer.HangUpAsync();

        var end = await pair.Session.Ended.Guarded();
        Assert.Equal(NetconfEndReason.ClosedByPeer, end.Reason);
        Assert.Contains("middle of a message", end.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_TransportBreaks_IsConnectionLost()
    {
        await using var pair = await PeerSession.OpenedAsync();
        await pair.Peer.BreakAsync();

        Assert.Equal(NetconfEndReason.ConnectionLost, (await pair.Session.Ended.Guarded()).Reason);
    }

    [Fact]
    public async Task Send_PeerAnswersNothing_TimesOutAndGivesTheSessionUp()
    {
        await using var pair = await PeerSession.OpenedAsync();
        var slow = pair.Session.SendAsync(RpcRequest.FromXml("<get/>") with { IsReadOnly = true }, default);
        var impatient = pair.Session.SendAsync(RpcRequest.FromXml("<get/>") with { Timeout = TimeSpan.FromSeconds(5) }, default);
        await pair.Peer.HearChunkedAsync();
        await pair.Peer.HearChunkedAsync();
        pair.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(NetconfEndReason.ReplyTimeout, (await Assert.ThrowsAsync<NetconfException>(() => impatient.Guarded())).Reason);
        var other = await Assert.ThrowsAsync<NetconfException>(() => slow.Guarded());
        Assert.True(other.RequestSent && other.IsSafeToResend);
        Assert.Equal(NetconfEndReason.ReplyTimeout, (await pair.Session.Ended.Guarded()).Reason);
        await pair.Peer.HearEndAsync();
    }

    [Fact]
    public async Task Send_PeerStopsReading_EndsAtTheWriteLimit()
    {
        await using var pair = await PeerSession.OpenedAsync(bufferBytes: 4096);
        var request = RpcRequest.FromXml($"<edit><text>{new string('x', 10_000)}</text></edit>");
        var first = pair.Session.SendAsync(request, default);
        var second = pair.Session.SendAsync(request, default);
        await pair.EndedByTimeAsync(pair.Limits.WriteTime);

        var sent = await Assert.ThrowsAsync<NetconfException>(() => first.Guarded());
        var unsent = await Assert.ThrowsAsync<NetconfException>(() => second.Guarded());
        Assert.Equal((NetconfEndReason.PeerNotReading, true), (sent.Reason, sent.RequestSent));
        Assert.Equal((NetconfEndReason.PeerNotReading, false), (unsent.Reason, unsent.RequestSent));
    }

    [Fact]
    public async Task Send_EndlessReply_EndsAtTheMessageLimit()
    {
        await using var pair = await PeerSession.OpenedAsync(new() { Limits = new() { MessageBytes = 1024 * 1024 } });
        var sending = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        await pair.Peer.HearChunkedAsync();
        var flood = FloodAsync(pair);
        await using var reply = await sending.Guarded();
        var failure = await Assert.ThrowsAsync<NetconfException>(() => reply.ContentAsync());

        Assert.Equal((NetconfEndReason.LimitExceeded, true), (failure.Reason, failure.RequestSent));
        Assert.Equal(NetconfEndReason.LimitExceeded, (await pair.Session.Ended.Guarded()).Reason);
        await flood.Guarded();
    }

    [Theory]
    [InlineData("<a>", 300, "TooDeep")]
    [InlineData("<a b='{0}'/>", 1, "TagTooLong")]
    [InlineData("<a{0}/>", 1, "TagTooLong")]
    [InlineData("<a>&#{1};</a>", 1, "TagTooLong")]
    public async Task Send_XmlBeyondTheLimits_EndsTheSession(string pattern, int times, string fault)
    {
        await using var pair = await PeerSession.OpenedAsync();
        var sending = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        await pair.Peer.HearChunkedAsync();
        var piece = pattern.Replace("{0}", new string('x', 70_000), StringComparison.Ordinal).Replace("{1}", new string('0', 100), StringComparison.Ordinal);
        var saying = pair.Peer.SayReplyAsync("1", string.Concat(Enumerable.Repeat(piece, times)));

        Assert.Equal(NetconfEndReason.LimitExceeded, (await Assert.ThrowsAsync<NetconfException>(() => sending.Guarded())).Reason);
        Assert.Contains(fault, (await pair.Session.Ended.Guarded()).Detail, StringComparison.Ordinal);
        await saying.Guarded();
    }

    [Theory]
    [InlineData("<data><a></b></data>")]
    [InlineData("<data>&undeclared;</data>")]
    [InlineData("<data a='&undeclared;'/>")]
    public async Task Send_ReplyThatIsNotWellFormed_EndsTheSession(string content)
    {
        await using var pair = await PeerSession.OpenedAsync();
        var sending = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        await pair.Peer.HearChunkedAsync();
        await pair.Peer.SayReplyAsync("1", content);

        Assert.Equal(NetconfEndReason.MessageInvalid, (await Assert.ThrowsAsync<NetconfException>(ReadAsync)).Reason);
        Assert.Equal(NetconfEndReason.MessageInvalid, (await pair.Session.Ended.Guarded()).Reason);

        async Task ReadAsync()
        {
            await using var reply = await sending.Guarded();
            await reply.ContentAsync();
        }
    }

    private static async Task FloodAsync(PeerSession pair)
    {
        var piece = "<x>" + new string('y', 1000) + "</x>";
        await pair.Peer.SayAsync($"\n#4000000\n<rpc-reply xmlns=\"{Base}\" message-id=\"1\"><data>");
        while (!pair.Session.Ended.IsCompleted)
        {
            await pair.Peer.SayAsync(piece);
        }
    }
}
