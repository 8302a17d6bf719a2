using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NetMcp.Server.Hosting;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.ConformanceTests.Wire;

/// <summary>A stop: calls under way are answered, new ones are not taken, streams end.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task Stop_CallUnderWay_IsAnsweredAndNewOnesAreNot()
    {
        await using var host = await WireHost.StartAsync();
        using var late = new WireClient(host.Url);
        Assert.Equal(HttpStatusCode.OK, (await late.CallAsync("tools/list")).Status);
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(host));
        var call = host.Client.CallAsync("tools/call", "\"name\":\"gate\"", "gate");
        await host.Gate.Started.Guarded();

        var stop = host.App.StopAsync();
        await StoppingAsync(host);
        var refused = await late.CallAsync("tools/list");
        var ready = await ReadyAsync(host);
        host.Gate.Release();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Equal(-32000, refused.ErrorCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready);
        Assert.Equal("let go", (await call.Guarded()).ToolText);
        await stop.Guarded();
        Assert.True(host.Service<GracefulStop>().Drained);
    }

    [Fact]
    public async Task Stop_CallOutlastsTheDrain_IsCancelledWithOutcomeUnknown()
    {
        await using var host = await WireHost.StartAsync();
        var call = host.Client.CallAsync("tools/call", "\"name\":\"gate\"", "gate");
        await host.Gate.Started.Guarded();

        var timers = host.Clock.PendingTimers;
        var stop = host.App.StopAsync();
        await host.Clock.WhenTimersAsync(timers + 1).Guarded();
        host.Clock.Advance(host.Service<GatewayLimits>().DrainTime);

        var answer = await call.Guarded();
        var failure = answer.Result.GetProperty("structuredContent");
        Assert.True(answer.Result.GetProperty("isError").GetBoolean());
        Assert.Equal(-32015, failure.GetProperty("code").GetInt32());
        Assert.Equal("unknown", failure.GetProperty("outcome").GetString());
        await stop.Guarded();
        Assert.False(host.Service<GracefulStop>().Drained);
    }

    [Fact]
    public async Task Stop_OpenStreams_End()
    {
        await using var host = await WireHost.StartAsync();
        var session = await host.Client.OpenSessionAsync();
        using var unsolicited = new EventLines(await host.Client.OpenAsync(
            HttpMethod.Get, null, ("Accept", "text/event-stream"), ("Mcp-Session-Id", session)));
        using var listening = new EventLines(await host.Client.OpenAsync(
            HttpMethod.Post,
            WireClient.Json(WireClient.Body("subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}")),
            ("Accept", "*/*"),
            ("MCP-Protocol-Version", "2026-07-28"),
            ("Mcp-Method", "subscriptions/listen")));
        await listening.UntilAsync("acknowledged");

        await host.App.StopAsync().Guarded();

        Assert.Null(await unsolicited.UntilAsync("never sent"));
        Assert.NotNull(await listening.UntilAsync("\"result\""));
    }

    private static Task StoppingAsync(WireHost host)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.App.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(begun.SetResult);
        return begun.Task.Guarded();
    }

    private static async Task<HttpStatusCode> ReadyAsync(WireHost host)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(new Uri(host.Url), "/readyz")).Guarded();
        return answer.StatusCode;
    }
}
