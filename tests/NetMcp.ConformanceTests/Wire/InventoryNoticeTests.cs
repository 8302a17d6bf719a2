using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using NetMcp.Server.Hosting;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.ConformanceTests.Wire;

/// <summary>A reload of the inventory reaches the clients that asked to be told, on a whole gateway over a file that is edited.</summary>
public sealed class InventoryNoticeTests
{
    private const string Devices = "network:///devices";

    [Fact]
    public async Task Reload_WithASession_TellsItsStreamThatListAndResourceChanged()
    {
        using var folder = new TempDirectory();
        await using var app = await StartAsync(folder);
        using var client = new WireClient(HttpGateway.McpUrl(app));
        var (session, lines) = await NoticeStreams.SubscribeAsync(client, Devices);
        using var stream = lines;

        Write(folder, "edge-1", "edge-2");

        AssertBoth(await TwoAsync(lines));
        var read = await client.InSessionAsync(session, $$$"""{"jsonrpc":"2.0","id":2,"method":"resources/read","params":{"uri":"{{{Devices}}}"}}""");
        Assert.Contains("edge-2", read.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_WithAListener_TellsItThatListAndResourceChanged()
    {
        using var folder = new TempDirectory();
        await using var app = await StartAsync(folder);
        using var client = new WireClient(HttpGateway.McpUrl(app));
        using var lines = await NoticeStreams.ListenAsync(client, $$"""{"resourcesListChanged":true,"resourceSubscriptions":["{{Devices}}"]}""");

        Write(folder, "edge-1", "edge-2");

        AssertBoth(await TwoAsync(lines));
    }

    [Fact]
    public async Task Reload_ThatListsAgain_ShowsTheDevicesThatAreThereNow()
    {
        using var folder = new TempDirectory();
        await using var app = await StartAsync(folder);
        using var client = new WireClient(HttpGateway.McpUrl(app));
        Assert.Equal([Devices, Capabilities("edge-1")], await ListAsync());
        using var lines = await NoticeStreams.ListenAsync(client, """{"resourcesListChanged":true}""");

        Write(folder, "edge-2");

        Assert.NotNull(await lines.UntilAsync("notifications/resources/list_changed"));
        Assert.Equal([Devices, Capabilities("edge-2")], await ListAsync());

        async Task<IEnumerable<string?>> ListAsync() =>
            (await client.CallAsync("resources/list")).Result.GetProperty("resources").EnumerateArray().Select(resource => resource.GetProperty("uri").GetString());
    }

    [Fact]
    public async Task Reload_ThatChangesADevice_TellsWhoeverSubscribedToItsCapabilitiesAlone()
    {
        using var folder = new TempDirectory();
        await using var app = await StartAsync(folder);
        using var client = new WireClient(HttpGateway.McpUrl(app));
        using var lines = await NoticeStreams.ListenAsync(client, $$"""{"resourceSubscriptions":["{{Capabilities("EDGE-1")}}","{{Capabilities("edge-2")}}"]}""");

        // One device more, one entered otherwise, one gone: each reload concerns one subscription.
        await TellsAsync("edge-2", "edge-1", "edge-2");
        await TellsAsync("edge-2", "edge-1", "edge-2, site: x");
        await TellsAsync("EDGE-1", "edge-2, site: x");

        async Task TellsAsync(string told, params string[] devices)
        {
            Write(folder, devices);
            Assert.Contains($"\"uri\":\"{Capabilities(told)}\"", await lines.UntilAsync("\"notifications/"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Reload_ThatChangesADevice_TellsASessionThatSubscribedToItsCapabilities()
    {
        using var folder = new TempDirectory();
        await using var app = await StartAsync(folder);
        using var client = new WireClient(HttpGateway.McpUrl(app));
        var (_, lines) = await NoticeStreams.SubscribeAsync(client, Capabilities("edge-1"));
        using var stream = lines;

        Write(folder, "edge-1, site: x");

        Assert.Contains($"\"uri\":\"{Capabilities("edge-1")}\"", await lines.UntilAsync("notifications/resources/updated"), StringComparison.Ordinal);
    }

    private static string Capabilities(string device) => $"network:///device/{device}/capabilities";

    private static void AssertBoth(IReadOnlyList<string?> notices)
    {
        Assert.Single(notices, notice => notice!.Contains("notifications/resources/list_changed", StringComparison.Ordinal));
        var updated = Assert.Single(notices, notice => notice!.Contains("notifications/resources/updated", StringComparison.Ordinal));
        Assert.Contains($"\"uri\":\"{Devices}\"", updated, StringComparison.Ordinal);
    }

    private static async Task<string?[]> TwoAsync(EventLines lines) =>
        [await lines.UntilAsync("\"notifications/"), await lines.UntilAsync("\"notifications/")];

    private static async Task<WebApplication> StartAsync(TempDirectory folder)
    {
        Write(folder, "edge-1");
        var app = HttpGateway.Build(new GatewayHostOptions
        {
            Listen = "http://127.0.0.1:0",
            LogLevel = LogLevel.Critical,
            ConfigurationFile = folder.File("netmcp.yaml"),
        });
        await app.StartAsync().Guarded();
        return app;
    }

    // Renamed into place, as editors and deployments do, so that no half of it is ever read.
    private static void Write(TempDirectory folder, params string[] devices)
    {
        var listed = string.Concat(devices.Select(device => $"  - {{name: {device}, address: 127.0.0.1, port: 1}}\n"));
        File.Move(
            folder.Write("next", $"credentials:\n  lab: {{kind: agent}}\ndefaults: {{user: nobody, credential: lab}}\ndevices:\n{listed}"),
            folder.File("netmcp.yaml"),
            overwrite: true);
    }
}
