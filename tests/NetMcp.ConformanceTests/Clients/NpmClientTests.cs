using System.Text.Json;
using NetMcp.ConformanceTests.Suites;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.ConformanceTests.Clients;

/// <summary>The npm clients against the real server: list, call, read, prompt, and a real device behind it.</summary>
public sealed class NpmClientTests(RealServer server) : IClassFixture<RealServer>
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [RequiresFact(Prerequisite.NodePackages)]
    public async Task Sdk_Session_ListsCallsReadsAndPrompts()
    {
        var seen = await RunAsync("sdk.mjs");

        AssertServed(seen);
        Assert.Equal("2025-11-25", seen.GetProperty("version").GetString());
        Assert.Equal("string", seen.GetProperty("session").GetString());
        Assert.Equal("netmcp", seen.GetProperty("server").GetString());
        Assert.Equal("network:///devices", seen.GetProperty("resources")[0].GetString());
        Assert.Equal("network:///device/{name}/capabilities", seen.GetProperty("templates")[0].GetString());
    }

    [RequiresTheory(Prerequisite.NodePackages)]
    [InlineData("default", "2025-11-25", "string")]
    [InlineData("auto", "2026-07-28", "undefined")]
    [InlineData("2026-07-28", "2026-07-28", "undefined")]
    public async Task Client_EveryNegotiation_ListsCallsReadsAndPrompts(string mode, string version, string session)
    {
        var seen = await RunAsync("client.mjs", mode);

        AssertServed(seen);
        Assert.Equal(version, seen.GetProperty("version").GetString());
        Assert.Equal(session, seen.GetProperty("session").GetString());
    }

    [RequiresTheory(Prerequisite.NodePackages | RealServer.DeviceNeeds)]
    [InlineData("sdk", "2025-11-25")]
    [InlineData("client", "2026-07-28")]
    public async Task Client_ReadingARealDevice_GetsItsDataStructuredAndAsText(string package, string version)
    {
        var seen = await RunAsync("read.mjs", package);

        Assert.Equal(version, seen.GetProperty("version").GetString());
        Assert.False(seen.GetProperty("isError").GetBoolean());
        var result = seen.GetProperty("structured").GetProperty("results")[0];
        Assert.Equal("edge-1", result.GetProperty("devices")[0].GetString());
        Assert.Equal("edge-1", result.GetProperty("data").GetProperty("ietf-system:system").GetProperty("hostname").GetString());
        const string Hostname = "\"hostname\":\"edge-1\"";
        Assert.Contains(Hostname, seen.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> RunAsync(string script, params string[] arguments)
    {
        var run = await NodeProcess.RunAsync(
            Limit, Repository.Path("tests", "NetMcp.ConformanceTests", "Clients", script), [server.Url, .. arguments]);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        return JsonElement.Parse(run.Output);
    }

    private static void AssertServed(JsonElement seen)
    {
        Assert.Equal(
            ["network.devices.list", "network.device.describe", "network.yang.search", "network.yang.describe", "network.yang.get", "network.check", "network.rpc",
             "network.change.plan", "network.change.apply", "network.change.status", "network.change.confirm", "network.change.rollback", "network.change.list"],
            seen.GetProperty("tools").EnumerateArray().Select(tool => tool.GetString()));
        Assert.False(seen.GetProperty("callIsError").GetBoolean());
        Assert.Equal("object", seen.GetProperty("structured").GetString());
        Assert.Equal(1, seen.GetProperty("contents").GetInt32());
        Assert.True(seen.GetProperty("messages").GetInt32() > 0);
    }
}
