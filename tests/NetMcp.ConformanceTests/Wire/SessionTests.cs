using System.Net;
using NetMcp.Server.Mcp.Sessions;
using NetMcp.Server.Mcp.Subscriptions;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.ConformanceTests.Wire;

/// <summary>Sessions of the four older revisions.</summary>
public sealed class SessionTests
{
    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";
    private const string Gate = """{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"gate"}}""";

    [Theory]
    [InlineData("2024-11-05")]
    [InlineData("2025-03-26")]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    public async Task Initialize_EveryOlderRevision_OpensASession(string version)
    {
        await using var host = await WireHost.StartAsync();

        var session = await host.Client.OpenSessionAsync(version);
        var answer = await host.Client.InSessionAsync(session, List);

        Assert.Equal(22, session.Length);
        Assert.True(answer.Result.GetProperty("tools").GetArrayLength() > 20);
        Assert.Equal(session, Assert.Single(answer.Headers.GetValues("Mcp-Session-Id")));
    }

    [Fact]
    public async Task Request_SessionMissingUnknownOrGiven_Refused()
    {
        await using var host = await WireHost.StartAsync();
        var session = await host.Client.OpenSessionAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await host.Client.PostAsync(List)).Status);
        var unknown = await host.Client.InSessionAsync("AAAAAAAAAAAAAAAAAAAAAA", List);
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Equal(-32001, unknown.ErrorCode);
        var again = await host.Client.InSessionAsync(
            session, """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"a","version":"1"}}}""");
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
    }

    [Fact]
    public async Task Initialize_Refused_LeavesNoSession()
    {
        await using var host = await WireHost.StartAsync();

        var answer = await host.Client.PostAsync(
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2026-07-28","capabilities":{},"clientInfo":{"name":"a","version":"1"}}}""");

        Assert.Equal(-32022, answer.ErrorCode);
        Assert.Contains("2025-11-25", answer.ErrorData.GetProperty("supported").ToString(), StringComparison.Ordinal);
        Assert.Equal(0, host.Service<SessionTable>().Count);
    }

    [Fact]
    public async Task Delete_EndsTheSession()
    {
        await using var host = await WireHost.StartAsync();
        var session = await host.Client.OpenSessionAsync();

        Assert.Equal(HttpStatusCode.OK, (await host.Client.SendAsync(HttpMethod.Delete, null, ("Mcp-Session-Id", session))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.InSessionAsync(session, List)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.SendAsync(HttpMethod.Delete, null, ("Mcp-Session-Id", session))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Client.SendAsync(HttpMethod.Delete, null)).Status);
        Assert.Equal(0, host.Service<SessionTable>().Count);
    }

    [Fact]
    public async Task Sweep_IdleTooLong_EndsTheSessionButNotOneWithAnOpenStream()
    {
        await using var host = await WireHost.StartAsync(options => options.SessionIdleTimeout = TimeSpan.FromMinutes(10));
        var idle = await host.Client.OpenSessionAsync();
        var listening = await host.Client.OpenSessionAsync();
        using var stream = await GetAsync(host, listening);

        host.Clock.Advance(TimeSpan.FromMinutes(9));
        await host.Service<SessionTable>().SweepAsync();
        Assert.Equal(2, host.Service<SessionTable>().Count);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await host.Service<SessionTable>().SweepAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.InSessionAsync(idle, List)).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.Client.InSessionAsync(listening, List)).Status);
    }

    [Fact]
    public async Task Initialize_TooManyIdle_EvictsTheLongestIdle()
    {
        await using var host = await WireHost.StartAsync(options => options.MaxIdleSessions = 2);
        var first = await host.Client.OpenSessionAsync();
        var second = await host.Client.OpenSessionAsync();
        await host.Client.InSessionAsync(first, List);

        await host.Client.OpenSessionAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.InSessionAsync(second, List)).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.Client.InSessionAsync(first, List)).Status);
    }

    [Fact]
    public async Task Initialize_TooManyInUse_Unavailable()
    {
        await using var host = await WireHost.StartAsync(options => options.MaxSessions = 1);
        using var stream = await GetAsync(host, await host.Client.OpenSessionAsync());

        var answer = await host.Client.PostAsync(
            """{"jsonrpc":"2.0","id":5,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"a","version":"1"}}}""");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal(5, answer.Message.GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task Get_SecondPlainOne_Refused()
    {
        await using var host = await WireHost.StartAsync();
        var session = await host.Client.OpenSessionAsync();
        using var first = await GetAsync(host, session);

        using var second = await GetAsync(host, session);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.NotAcceptable)]
    [InlineData("text/event-stream", HttpStatusCode.BadRequest)]
    public async Task Get_WithoutSession_Refused(string accept, HttpStatusCode status)
    {
        await using var host = await WireHost.StartAsync();

        Assert.Equal(status, (await host.Client.SendAsync(HttpMethod.Get, null, ("Accept", accept))).Status);
    }

    [Fact]
    public async Task Call_PostDropped_RunsOnAndItsAnswerIsResumed()
    {
        await using var host = await WireHost.StartAsync();
        var session = await host.Client.OpenSessionAsync();
        string? seen;
        using (var lines = new EventLines(await host.Client.OpenAsync(
            HttpMethod.Post, WireClient.Json(Gate), ("Accept", "*/*"), ("Mcp-Session-Id", session))))
        {
            Assert.NotNull(await lines.UntilAsync("id: "));
            seen = lines.LastId;
            await host.Gate.Started.Guarded();
        }

        host.Gate.Release();
        using var rest = new EventLines(await GetAsync(host, session, ("Last-Event-ID", seen!)));
        var answer = await rest.UntilAsync("let go");

        Assert.Contains("\"id\":7", answer, StringComparison.Ordinal);
        Assert.False(host.Gate.Cancelled.IsCompleted);
    }

    [Fact]
    public async Task Resume_IdUnknownOrOfAnotherSession_Refused()
    {
        await using var host = await WireHost.StartAsync();
        var one = await host.Client.OpenSessionAsync();
        var other = await host.Client.OpenSessionAsync();
        using var lines = new EventLines(await GetAsync(host, one));
        await lines.UntilAsync("id: ");

        foreach (var id in new[] { lines.LastId!, "ffff-1", "nonsense", "-", "1-ffffffffffffffffffff" })
        {
            using var answer = await GetAsync(host, other, ("Last-Event-ID", id));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Cancelled_Notification_CancelsTheCall()
    {
        await using var host = await WireHost.StartAsync();
        var session = await host.Client.OpenSessionAsync();
        using var call = await host.Client.OpenAsync(HttpMethod.Post, WireClient.Json(Gate), ("Accept", "*/*"), ("Mcp-Session-Id", session));
        await host.Gate.Started.Guarded();

        await host.Client.InSessionAsync(session, """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}""");

        await host.Gate.Cancelled.Guarded();
    }

    [Fact]
    public async Task ResourcesSubscribe_ResourceChanges_UpdateReachesTheStream()
    {
        await using var host = await WireHost.StartAsync();
        var session = await host.Client.OpenSessionAsync();
        using var lines = new EventLines(await GetAsync(host, session));
        await lines.UntilAsync("id: ");

        await host.Client.InSessionAsync(session, Subscribe("test://watched-resource"));
        host.Service<ResourceUpdates>().Publish("test://static-text");
        host.Service<ResourceUpdates>().Publish("test://watched-resource");

        Assert.Contains("test://watched-resource", await lines.UntilAsync("notifications/resources/updated"), StringComparison.Ordinal);
        Assert.Equal(-32002, (await host.Client.InSessionAsync(session, Subscribe("test://none"))).ErrorCode);
    }

    private static string Subscribe(string uri) => $$$"""{"jsonrpc":"2.0","id":1,"method":"resources/subscribe","params":{"uri":"{{{uri}}}"}}""";

    private static Task<HttpResponseMessage> GetAsync(WireHost host, string session, params (string, string)[] headers) =>
        host.Client.OpenAsync(HttpMethod.Get, null, [("Accept", "text/event-stream"), ("Mcp-Session-Id", session), .. headers]);
}
