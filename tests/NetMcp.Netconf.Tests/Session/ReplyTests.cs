using System.Xml;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Netconf.Tests.Session;

/// <summary>Replies and how they find their rpc (RFC 6241 sections 4.1 to 4.5).</summary>
public sealed class ReplyTests
{
    private const string Base = "urn:ietf:params:xml:ns:netconf:base:1.0";

    [Fact]
    public async Task Send_RepliesOutOfOrder_FindTheirRpcs()
    {
        await using var pair = await PeerSession.OpenedAsync();
        var first = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        var firstId = await pair.Peer.HearMessageIdAsync();
        var second = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        var secondId = await pair.Peer.HearMessageIdAsync();
        Assert.Equal(2, pair.Session.Outstanding);
        await pair.Peer.SayReplyAsync(secondId, "<data>two</data>");
        await pair.Peer.SayReplyAsync(firstId, "<data>one</data>");

        await using var one = await first.Guarded();
        await using var two = await second.Guarded();
        Assert.Contains(">one<", await one.ContentAsync(), StringComparison.Ordinal);
        Assert.Contains(">two<", await two.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, pair.Session.Outstanding);
    }

    [Fact]
    public async Task Send_ReplyWithoutMessageIdToTheOnlyRpc_IsItsReply()
    {
        await using var pair = await PeerSession.OpenedAsync();
        var sending = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        await pair.Peer.HearChunkedAsync();
        await pair.Peer.SayChunkedAsync($"<rpc-reply xmlns=\"{Base}\"><ok/></rpc-reply>");

        Assert.True((await sending.Guarded()).IsOk);
    }

    [Fact]
    public async Task Send_ErrorWithoutMessageIdToSeveral_IsTheOldestsReply()
    {
        await using var pair = await PeerSession.OpenedAsync();
        var oldest = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        await pair.Peer.HearChunkedAsync();
        var other = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        var otherId = await pair.Peer.HearMessageIdAsync();
        await pair.Peer.SayChunkedAsync(
            $"<rpc-reply xmlns=\"{Base}\"><rpc-error><error-type>rpc</error-type><error-tag>missing-attribute</error-tag>"
            + "<error-severity>error</error-severity><error-info><bad-attribute>message-id</bad-attribute><bad-element>rpc</bad-element></error-info></rpc-error></rpc-reply>");
        await pair.Peer.SayReplyAsync(otherId, "<ok/>");

        var error = Assert.Single((await oldest.Guarded()).Errors);
        Assert.Equal(("missing-attribute", "message-id", "rpc"), (error.Tag, error.Info?.BadAttribute, error.Info?.BadElement));
        Assert.True((await other.Guarded()).IsOk);
    }

    [Fact]
    public async Task Send_OkWithoutMessageIdToSeveral_EndsTheSession()
    {
        await using var pair = await PeerSession.OpenedAsync();
        var first = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        var second = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        await pair.Peer.HearChunkedAsync();
        await pair.Peer.HearChunkedAsync();
        await pair.Peer.SayChunkedAsync($"<rpc-reply xmlns=\"{Base}\"><ok/></rpc-reply>");

        Assert.Equal(NetconfEndReason.ReplyToNobody, (await Assert.ThrowsAsync<NetconfException>(() => first.Guarded())).Reason);
        Assert.Equal(NetconfEndReason.ReplyToNobody, (await Assert.ThrowsAsync<NetconfException>(() => second.Guarded())).Reason);
    }

    [Fact]
    public async Task Send_RpcErrors_AreAllThereWithEveryField()
    {
        await using var pair = await PeerSession.OpenedAsync();
        var sending = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        await pair.Peer.HearChunkedAsync();
        await pair.Peer.SayChunkedAsync($"""
            <nc:rpc-reply xmlns:nc="{Base}" xmlns:t="http://example.com/schema/1.2/config" nc:x="" message-id="1">
              <nc:rpc-error>
                <nc:error-type>application</nc:error-type><nc:error-tag>invalid-value</nc:error-tag><nc:error-severity>error</nc:error-severity>
                <nc:error-app-tag>too-long</nc:error-app-tag><nc:error-path>/t:top/t:interface[t:name="Ethernet0/0"]/t:mtu</nc:error-path>
                <nc:error-message xml:lang="en">MTU value 25000 is not within range 256..9192</nc:error-message>
                <nc:error-info><nc:session-id>454</nc:session-id><t:hint kind="t:size">less</t:hint></nc:error-info>
              </nc:rpc-error>
              <nc:rpc-error><nc:error-type>protocol</nc:error-type><nc:error-tag>operation-failed</nc:error-tag><nc:error-severity>warning</nc:error-severity></nc:rpc-error>
            </nc:rpc-reply>
            """);

        var reply = await sending.Guarded();
        var error = Assert.Single(reply.Errors);
        Assert.Equal(("application", "invalid-value", RpcErrorSeverity.Error, "too-long"), (error.Type, error.Tag, error.Severity, error.AppTag));
        Assert.Equal("/t:top/t:interface[t:name=\"Ethernet0/0\"]/t:mtu", error.Path);
        Assert.Equal("http://example.com/schema/1.2/config", error.PathNamespaces["t"]);
        Assert.Equal(("MTU value 25000 is not within range 256..9192", "en"), (error.Message, error.MessageLanguage));
        Assert.Equal(454, error.Info?.SessionId);
        var info = new XmlDocument();
        info.LoadXml("<info>" + error.Info?.Xml + "</info>");
        Assert.Equal("http://example.com/schema/1.2/config", info.DocumentElement!.LastChild!.NamespaceURI);
        Assert.Equal("operation-failed", Assert.Single(reply.Warnings).Tag);
        Assert.False(reply.IsOk);
    }

    [Fact]
    public async Task Execute_OkWithAWarning_IsSuccessWithIt()
    {
        await using var pair = await PeerSession.OpenedAsync(capabilities: "urn:ietf:params:netconf:capability:candidate:1.0");
        var committing = pair.Session.ExecuteAsync(new Commit(), default);
        await pair.Peer.HearChunkedAsync();
        await pair.Peer.SayReplyAsync("1", "<rpc-error><error-severity>warning</error-severity><error-message>slow disk</error-message></rpc-error><ok/>");

        var success = Assert.IsType<RpcOutcome<RpcOk>.Success>(await committing.Guarded());
        Assert.Equal("slow disk", Assert.Single(success.Warnings).Message);
    }

    [Fact]
    public async Task Execute_ErrorInsideAnElementOfTheVendor_IsRefused()
    {
        await using var pair = await PeerSession.OpenedAsync(capabilities: "urn:ietf:params:netconf:capability:candidate:1.0");
        var committing = pair.Session.ExecuteAsync(new Commit(), default);
        await pair.Peer.HearChunkedAsync();
        await pair.Peer.SayReplyAsync("1", "<commit-results><rpc-error><error-tag>in-use</error-tag><error-severity>error</error-severity></rpc-error></commit-results>");

        Assert.Equal("in-use", Assert.Single(Assert.IsType<RpcOutcome<RpcOk>.Refused>(await committing.Guarded()).Errors).Tag);
    }

    [Fact]
    public async Task ReadContent_PrefixDeclaredOnRpcReplyOnly_IsNotLostInTheCopy()
    {
        await using var pair = await PeerSession.OpenedAsync();
        var sending = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        await pair.Peer.HearChunkedAsync();
        await pair.Peer.SayChunkedAsync(
            $"<rpc-reply xmlns=\"{Base}\" xmlns:ianaift=\"urn:iana-if-type\" message-id=\"1\"><data><type xmlns=\"urn:if\">ianaift:ethernetCsmacd</type></data></rpc-reply>");

        await using var reply = await sending.Guarded();
        var copy = new XmlDocument();
        copy.LoadXml(await reply.ContentAsync());
        Assert.Equal("urn:iana-if-type", copy.DocumentElement!.FirstChild!.GetNamespaceOfPrefix("ianaift"));
    }

    [Fact]
    public async Task ReadContent_ErrorBehindTheContent_IsThereAfterwards()
    {
        await using var pair = await PeerSession.OpenedAsync();
        var sending = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        await pair.Peer.HearChunkedAsync();
        await pair.Peer.SayReplyAsync("1", "<data><a/></data><rpc-error><error-tag>operation-failed</error-tag></rpc-error>");

        await using var reply = await sending.Guarded();
        Assert.Empty(reply.Errors);
        await reply.ContentAsync();
        Assert.Equal("operation-failed", Assert.Single(reply.Errors).Tag);
    }

    [Fact]
    public async Task Send_CancelledBeforeItWasSent_CostsNothing()
    {
        await using var pair = await PeerSession.OpenedAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), new CancellationToken(canceled: true)));
        var sending = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), default);
        await pair.Peer.SayReplyAsync(await pair.Peer.HearMessageIdAsync(), "<ok/>");

        Assert.True((await sending.Guarded()).IsOk);
    }

    [Fact]
    public async Task Send_CancelledAfterItWasSent_ClosesTheSessionAndOthersMaySendAgain()
    {
        await using var pair = await PeerSession.OpenedAsync();
        using var cancel = new CancellationTokenSource();
        var givenUp = pair.Session.SendAsync(RpcRequest.FromXml("<get/>"), cancel.Token);
        var other = pair.Session.SendAsync(RpcRequest.FromXml("<get/>") with { IsReadOnly = true }, default);
        await pair.Peer.HearChunkedAsync();
        await pair.Peer.HearChunkedAsync();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp.Guarded());
        var failure = await Assert.ThrowsAsync<NetconfException>(() => other.Guarded());
        Assert.Equal((NetconfEndReason.GivenUp, true, true), (failure.Reason, failure.RequestSent, failure.IsSafeToResend));
        await pair.Peer.HearEndAsync();
    }

    [Fact]
    public async Task Send_DelimiterInARequestWithoutChunks_IsRefusedAndTheSessionLives()
    {
        await using var pair = await PeerSession.OpenedAsync(base11: false);
        var failure = await Assert.ThrowsAsync<NetconfException>(
            () => pair.Session.SendAsync(RpcRequest.FromXml("<get a=']]>]]>'/>"), default));

        Assert.Equal((NetconfEndReason.RequestInvalid, false), (failure.Reason, failure.RequestSent));
        Assert.False(pair.Session.Ended.IsCompleted);
        Assert.False(pair.Peer.HasSomethingToHear);
    }
}
