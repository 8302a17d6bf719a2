using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Netconf.Tests.Session;

/// <summary>Notifications between replies (RFC 5277).</summary>
public sealed class NotificationTests
{
    private const string Namespace = "urn:ietf:params:xml:ns:netconf:notification:1.0";

    [Fact]
    public async Task Notification_BetweenReplies_IsKeptApartFromThem()
    {
        await using var pair = await PeerSession.OpenedAsync(capabilities: "urn:ietf:params:netconf:capability:notification:1.0");
        var subscribing = pair.Session.ExecuteAsync(
            new CreateSubscription { Stream = "NETCONF", StartTime = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)) }, default);
        var rpc = await pair.Peer.HearChunkedAsync();
        await pair.Peer.SayChunkedAsync(Event(1));
        await pair.Peer.SayReplyAsync("1", "<ok/>");
        await pair.Peer.SayChunkedAsync(Event(2));

        Assert.Contains($"<create-subscription xmlns=\"{Namespace}\"><stream>NETCONF</stream><startTime>2026-01-02T02:04:05Z</startTime>", rpc, StringComparison.Ordinal);
        Assert.True((await subscribing.Guarded()).IsSuccess);
        var first = await pair.Session.Notifications.ReadAsync().Guarded();
        Assert.Equal(("link", "urn:link"), (first.EventName, first.EventNamespace));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 1, TimeSpan.Zero), first.EventTime);
        using var reader = (await pair.Session.Notifications.ReadAsync().Guarded()).OpenEvent();
        Assert.Equal("2", reader.ReadElementContentAsString());
    }

    [Theory]
    [InlineData(NotificationOverflow.DropOldest, "2 3")]
    [InlineData(NotificationOverflow.DropNewest, "1 2")]
    public async Task Notification_MoreThanThereIsRoomFor_IsDroppedAndCounted(NotificationOverflow policy, string kept)
    {
        await using var pair = await PeerSession.OpenedAsync(new() { NotificationCapacity = 2, NotificationOverflow = policy });
        await pair.Peer.SayChunkedAsync(Event(1));
        await pair.Peer.SayChunkedAsync(Event(2));
        await pair.Peer.SayChunkedAsync(Event(3));
        await pair.Peer.HangUpAsync();
        await pair.Session.Ended.Guarded();

        var left = new List<string>();
        await foreach (var notification in pair.Session.Notifications.ReadAllAsync(Guard.Token()))
        {
            using var reader = notification.OpenEvent();
            left.Add(reader.ReadElementContentAsString());
        }

        Assert.Equal(kept, string.Join(' ', left));
        Assert.Equal(1, pair.Session.DroppedNotifications);
    }

    [Fact]
    public async Task Notification_OverflowThatMayNotBe_EndsTheSession()
    {
        await using var pair = await PeerSession.OpenedAsync(new() { NotificationCapacity = 1, NotificationOverflow = NotificationOverflow.EndSession });
        await pair.Peer.SayChunkedAsync(Event(1));
        await pair.Peer.SayChunkedAsync(Event(2));

        Assert.Equal(NetconfEndReason.NotificationsOverflowed, (await pair.Session.Ended.Guarded()).Reason);
    }

    [Theory]
    [InlineData($"<notification xmlns=\"{Namespace}\"><eventTime>2026-01-01T00:00:01Z</eventTime></notification>", NetconfEndReason.MessageInvalid)]
    [InlineData($"<notification xmlns=\"{Namespace}\"><a></b></notification>", NetconfEndReason.MessageInvalid)]
    [InlineData("<notification xmlns=\"urn:other\"><a/></notification>", NetconfEndReason.MessageUnexpected)]
    public async Task Notification_Broken_EndsTheSession(string message, NetconfEndReason reason)
    {
        await using var pair = await PeerSession.OpenedAsync();
        await pair.Peer.SayChunkedAsync(message);

        Assert.Equal(reason, (await pair.Session.Ended.Guarded()).Reason);
    }

    [Fact]
    public async Task Notification_AboveTheLimit_EndsTheSession()
    {
        await using var pair = await PeerSession.OpenedAsync(new() { Limits = new() { NotificationBytes = 100_000 } }, bufferBytes: 1024 * 1024);
        await pair.Peer.SayChunkedAsync($"<notification xmlns=\"{Namespace}\"><a>{new string('x', 200_000)}</a></notification>");

        Assert.Equal(NetconfEndReason.LimitExceeded, (await pair.Session.Ended.Guarded()).Reason);
    }

    private static string Event(int number) =>
        $"<notification xmlns=\"{Namespace}\"><eventTime>2026-01-01T00:00:0{number}Z</eventTime><link xmlns=\"urn:link\">{number}</link></notification>";
}
