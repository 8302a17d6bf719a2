using Microsoft.Extensions.DependencyInjection;
using NetMcp.Server.Mcp.ServerFeatures;
using NetMcp.Server.Mcp.Subscriptions;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Authorization;

/// <summary>Streams that stay open after their request was let in.</summary>
public sealed class OpenStreamTests
{
    private const string Devices = "network:///devices";

    [Fact]
    public async Task Listen_Revoked_EndsAndSaysNothingMore()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var holder = gateway.Issue();
        using var answer = await ListenAsync(gateway, holder, $$"""{"resourceSubscriptions":["{{Devices}}"]}""");
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        await UntilAsync(reader, "acknowledged");
        var updates = gateway.App.Services.GetRequiredService<ResourceUpdates>();
        updates.Publish(Devices);
        await UntilAsync(reader, "resources/updated");

        gateway.Revocations.RevokeSubject("agent-7");
        updates.Publish(Devices);
        gateway.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.DoesNotContain("resources/updated", await reader.ReadToEndAsync().Guarded(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Revoked_EndsAndSaysNothingMore()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var holder = gateway.Issue();
        var session = await gateway.Client.OpenSessionAsync(holder);
        using var answer = await gateway.Client.OpenAsync(
            HttpMethod.Get, null, null, [("Accept", "text/event-stream"), ("Mcp-Session-Id", session), .. holder.Headers(gateway.Clock.GetUtcNow(), method: "GET")]);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        await gateway.Client.InSessionAsync(holder, session, $$$"""{"jsonrpc":"2.0","id":1,"method":"resources/subscribe","params":{"uri":"{{{Devices}}}"}}""");
        var updates = gateway.App.Services.GetRequiredService<ResourceUpdates>();
        updates.Publish(Devices);
        await UntilAsync(reader, "resources/updated");

        gateway.Revocations.RevokeSubject("agent-7");
        updates.Publish(Devices);
        gateway.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.DoesNotContain("resources/updated", await reader.ReadToEndAsync().Guarded(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listen_HiddenDevice_IsNotHeardOf()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var holder = gateway.Issue().Narrow("""
            "devices":{"names":["edge-1"]}
            """);
        const string Hidden = "network:///device/dead/capabilities";
        const string Shown = "network:///device/edge-1/capabilities";
        using var answer = await ListenAsync(gateway, holder, $$"""{"resourcesListChanged":true,"resourceSubscriptions":["{{Hidden}}","{{Shown}}"]}""");
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        await UntilAsync(reader, "acknowledged");

        var updates = gateway.App.Services.GetRequiredService<ResourceUpdates>();
        updates.Publish(Hidden);
        gateway.App.Services.GetRequiredService<ServerCatalogue>().SayResourcesChanged();
        updates.Publish(Shown);

        var heard = await UntilAsync(reader, "data: {");
        Assert.Contains(Shown, heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discover_ByGrant_HasTheNetworkOfTheCaller()
    {
        await using var gateway = await GuardedGateway.StartAsync(more: services => services.AddSingleton<Core.Devices.INetworkCapabilities>(new KnownNetwork()));

        var all = await gateway.Client.SendAsync(gateway.Issue(), "server/discover");
        var one = await gateway.Client.SendAsync(gateway.Issue().Narrow("\"devices\":{\"names\":[\"edge-1\"]}"), "server/discover");

        Assert.Contains("secret-module", all.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-module", one.Body, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> ListenAsync(GuardedGateway gateway, Holder holder, string notifications) => gateway.Client.OpenAsync(
        HttpMethod.Post,
        GateClient.Body("subscriptions/listen", "\"notifications\":" + notifications),
        null,
        [("Accept", "*/*"), ("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", "subscriptions/listen"), .. holder.Headers(gateway.Clock.GetUtcNow())]);

    private static async Task<string> UntilAsync(StreamReader reader, string text)
    {
        while (await reader.ReadLineAsync().Guarded() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The stream ended before '{text}'.");
    }

    private sealed class KnownNetwork : Core.Devices.INetworkCapabilities
    {
        public Core.Devices.NetworkCapabilities Current { get; } = new() { YangModules = ["secret-module"] };
    }
}
