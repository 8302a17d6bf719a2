using System.Net;
using NetMcp.ConformanceTests.Fixtures;
using NetMcp.Server.Mcp.ServerFeatures;
using NetMcp.Server.Mcp.Subscriptions;
using Xunit;

namespace NetMcp.ConformanceTests.Wire;

/// <summary>subscriptions/listen of 2026-07-28.</summary>
public sealed class ListenTests
{
    [Fact]
    public async Task Listen_ThingsChange_OnlyWhatWasAskedForIsSentAndTagged()
    {
        await using var host = await WireHost.StartAsync();
        using var lines = new EventLines(await ListenAsync(host, """{"toolsListChanged":true,"resourceSubscriptions":["test://watched-resource"]}"""));
        var acknowledged = await lines.UntilAsync("data: {");

        var catalogue = host.Service<ServerCatalogue>();
        catalogue.Prompts.Add(new FixturePrompt("new-prompt", _ => []));
        catalogue.Tools.Add(FixtureTool.Constant("new-tool"));
        var tools = await lines.UntilAsync("data: {");
        host.Service<ResourceUpdates>().Publish("test://static-text");
        host.Service<ResourceUpdates>().Publish("test://watched-resource");
        var resource = await lines.UntilAsync("data: {");

        Assert.Contains("notifications/subscriptions/acknowledged", acknowledged, StringComparison.Ordinal);
        Assert.Contains("notifications/tools/list_changed", tools, StringComparison.Ordinal);
        Assert.Contains("\"uri\":\"test://watched-resource\"", resource, StringComparison.Ordinal);
        Assert.All([acknowledged, tools, resource], line => Assert.Contains("\"io.modelcontextprotocol/subscriptionId\":\"q\"", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Listen_TooManyStreams_Refused()
    {
        await using var host = await WireHost.StartAsync(options => options.MaxListenStreams = 1);
        using var first = new EventLines(await ListenAsync(host, """{"toolsListChanged":true}"""));
        await first.UntilAsync("acknowledged");

        using var second = new EventLines(await ListenAsync(host, """{"toolsListChanged":true}"""));

        Assert.Contains("-32000", await second.UntilAsync("data: {"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listen_TooManyResources_InvalidParams()
    {
        await using var host = await WireHost.StartAsync(options => options.MaxResourceSubscriptions = 1);

        using var lines = new EventLines(await ListenAsync(host, """{"resourceSubscriptions":["test://watched-resource","test://static-text"]}"""));

        Assert.Contains("-32602", await lines.UntilAsync("data: {"), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> ListenAsync(WireHost host, string notifications)
    {
        var answer = await host.Client.OpenAsync(
            HttpMethod.Post,
            WireClient.Json(WireClient.Body("subscriptions/listen", "\"notifications\":" + notifications)),
            ("Accept", "*/*"),
            ("MCP-Protocol-Version", "2026-07-28"),
            ("Mcp-Method", "subscriptions/listen"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer;
    }
}
