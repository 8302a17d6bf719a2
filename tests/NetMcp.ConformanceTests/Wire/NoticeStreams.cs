using Xunit;

namespace NetMcp.ConformanceTests.Wire;

/// <summary>Opens the streams that carry notices of resources, in both eras of the protocol.</summary>
internal static class NoticeStreams
{
    /// <summary>A session that subscribed, and its unsolicited stream (the revisions with sessions).</summary>
    public static async Task<(string Session, EventLines Lines)> SubscribeAsync(WireClient client, params string[] uris)
    {
        var session = await client.OpenSessionAsync();
        var lines = new EventLines(await client.OpenAsync(HttpMethod.Get, null, ("Accept", "text/event-stream"), ("Mcp-Session-Id", session)));
        await lines.UntilAsync("id: ");
        foreach (var uri in uris)
        {
            var answer = await client.InSessionAsync(session, $$$"""{"jsonrpc":"2.0","id":1,"method":"resources/subscribe","params":{"uri":"{{{uri}}}"}}""");
            Assert.Contains("\"result\"", answer.Body, StringComparison.Ordinal);
        }

        return (session, lines);
    }

    /// <summary>The stream of a subscriptions/listen that was acknowledged (2026-07-28).</summary>
    public static async Task<EventLines> ListenAsync(WireClient client, string notifications)
    {
        var lines = new EventLines(await client.OpenAsync(
            HttpMethod.Post,
            WireClient.Json(WireClient.Body("subscriptions/listen", "\"notifications\":" + notifications)),
            ("Accept", "*/*"),
            ("MCP-Protocol-Version", "2026-07-28"),
            ("Mcp-Method", "subscriptions/listen")));
        Assert.NotNull(await lines.UntilAsync("notifications/subscriptions/acknowledged"));
        return lines;
    }
}
