using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetMcp.Changes;
using NetMcp.Core.Devices;
using NetMcp.Core.Reading;
using Xunit;

namespace NetMcp.ConformanceTests.Wire;

/// <summary>The capability object of the network management draft, in the greeting of either era.</summary>
public sealed class NetworkExtensionTests : INetworkCapabilities
{
    /// <inheritdoc/>
    public NetworkCapabilities Current { get; } = new()
    {
        YangModules = ["ietf-interfaces", "ietf-system"],
        ConfigDatastores = [Datastore.Running, Datastore.Candidate],
        SendsNotifications = true,
    };

    [Fact]
    public async Task Discover_Extensions_TellWhatTheNetworkHas()
    {
        await using var host = await StartAsync();

        Check((await host.Client.CallAsync("server/discover")).Result);
    }

    [Fact]
    public async Task Discover_WithAnEngineForChanges_TellsThatItUndoes()
    {
        await using var host = await WireHost.StartAsync(services => services
            .AddSingleton<INetworkCapabilities>(this)
            .AddSingleton(new ChangeOptions { Folder = "unused", MostEdits = 7, LeastConfirmTimeout = TimeSpan.FromMinutes(6) }));

        var network = (await host.Client.CallAsync("server/discover")).Result.GetProperty("capabilities").GetProperty("extensions").GetProperty("network");

        Assert.True(network.GetProperty("supportsRollback").GetBoolean());
        Assert.Equal((7, 360), (network.GetProperty("maxBulkEdit").GetInt32(), network.GetProperty("rollbackTimeout").GetInt32()));
    }

    [Fact]
    public async Task Initialize_Extensions_TellWhatTheNetworkHas()
    {
        await using var host = await StartAsync();

        var answer = await host.Client.PostAsync(
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"a","version":"1"}}}""");

        Check(answer.Result);
    }

    private Task<WireHost> StartAsync() => WireHost.StartAsync(services => services.AddSingleton<INetworkCapabilities>(this));

    private static void Check(JsonElement result)
    {
        var network = result.GetProperty("capabilities").GetProperty("extensions").GetProperty("network");
        Assert.Equal(["ietf-interfaces", "ietf-system"], Strings(network, "yangModules"));
        Assert.Equal(["running", "candidate"], Strings(network, "configDatastore"));
        Assert.Equal(["netconf-stream"], Strings(network, "notificationStream"));
        Assert.False(network.GetProperty("supportsRollback").GetBoolean());
        Assert.False(network.TryGetProperty("rollbackTimeout", out _));
    }

    private static IEnumerable<string?> Strings(JsonElement network, string member) =>
        network.GetProperty(member).EnumerateArray().Select(text => text.GetString());
}
