using System.Text.Json;
using ModelContextProtocol.Client;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Gateway;

/// <summary>Changes of a real device through the served gateway, the draft's names included.</summary>
[Collection(GatewayCollection.Name)]
public sealed class GatewayChangeTests(GatewayLab lab)
{
    private const string Location = "/ietf-system:system/location";

    [RequiresFact(GatewayLab.Needs)]
    public async Task Change_PlannedAppliedAndTakenBack_IsThereAndGoneAgain()
    {
        var before = await ReadAsync(lab.Client);
        var plan = Answer.Of(await lab.CallAsync("network.change.plan", new { edits = new[] { new { device = "edge-2", path = Location, value = "Moved" } }, comment = "test" }));
        Assert.True(plan.GetProperty("can_be_applied").GetBoolean());
        Assert.Contains("-> Moved", plan.GetProperty("devices")[0].GetProperty("difference").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, await ReadAsync(lab.Client));

        var change = plan.GetProperty("change").GetString()!;
        Answer.Of(await lab.CallAsync("network.change.apply", new { change, idempotency_key = "once" }));
        Assert.Equal("confirmed", await EndAsync(lab.Client, change));
        Assert.Equal("Moved", await ReadAsync(lab.Client));

        var rollback = Answer.Of(await lab.CallAsync("network.change.rollback", new { change })).GetProperty("change").GetString()!;
        Assert.NotEqual(change, rollback);
        Assert.Equal("confirmed", await EndAsync(lab.Client, rollback));
        Assert.Equal(before, await ReadAsync(lab.Client));
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Change_WhoseCheckFails_IsUndone()
    {
        var before = await ReadAsync(lab.Client);
        var plan = Answer.Of(await lab.CallAsync("network.change.plan", new
        {
            edits = new[] { new { device = "edge-2", path = Location, value = "Nowhere" } },
            checks = new[] { new { kind = "value", path = "/ietf-system:system/hostname", equals = "another" } },
        }));
        var change = plan.GetProperty("change").GetString()!;
        Answer.Of(await lab.CallAsync("network.change.apply", new { change }));
        Assert.Equal("rolled_back", await EndAsync(lab.Client, change));
        Assert.Equal(before, await ReadAsync(lab.Client));
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task DraftNames_SwitchedOn_StageCommitAndTakeBack()
    {
        using var folder = new TempDirectory();
        await using var gateway = await GatewayProcess.StartAsync(lab.WriteConfiguration(folder, "tools: { draft: true }"));
        await using var client = await GatewayLab.ConnectAsync(gateway.Address);
        var before = await ReadAsync(client);
        var staged = Answer.Of(await GatewayLab.CallAsync(client, "network.yang.edit", new { device = "edge-2", edit = new[] { new { path = Location, value = "Staged" } } }));
        var change = staged.GetProperty("change").GetString()!;
        var commit = Answer.Of(await GatewayLab.CallAsync(client, "network.commit", new { change })).GetProperty("commit_id").GetString()!;
        Assert.Equal("confirmed", await EndAsync(client, change));
        var pulled = Answer.Of(await GatewayLab.CallAsync(client, "network.file.pull", new { device = "edge-2" }));
        Assert.Equal("Staged", pulled.GetProperty("data").GetProperty("ietf-system:system").GetProperty("location").GetString());

        var rollback = Answer.Of(await GatewayLab.CallAsync(client, "network.rollback", new { commitId = commit })).GetProperty("change").GetString()!;
        Assert.Equal("confirmed", await EndAsync(client, rollback));
        Assert.Equal(before, await ReadAsync(client));
        Assert.Equal("Network.AccessDenied", Answer.FailureOf(await GatewayLab.CallAsync(client, "network.cli.exec", new { device = "edge-2", cmd = "show version" })).GetProperty("name").GetString());
    }

    internal static async Task<string?> EndAsync(McpClient client, string change)
    {
        JsonElement status;
        do
        {
            status = Answer.Of(await GatewayLab.CallAsync(client, "network.change.status", new { change, wait_seconds = 20 }));
        }
        while (!status.GetProperty("ended").GetBoolean());
        return status.GetProperty("state").GetString();
    }

    private static async Task<string?> ReadAsync(McpClient client)
    {
        var content = Answer.Of(await GatewayLab.CallAsync(client, "network.yang.get", new { devices = new[] { "edge-2" }, path = Location, datastore = "running" }));
        return content.GetProperty("results")[0].GetProperty("data").GetProperty("ietf-system:system").GetProperty("location").GetString();
    }
}
