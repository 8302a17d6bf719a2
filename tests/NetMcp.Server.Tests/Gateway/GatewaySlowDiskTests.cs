using ModelContextProtocol.Client;
using NetMcp.TestKit;
using NetMcp.TestKit.Disks;
using NetMcp.TestKit.Prerequisites;
using NetMcp.TestKit.Processes;
using Xunit;

namespace NetMcp.Server.Tests.Gateway;

/// <summary>A served gateway in front of a real device, with its audit log, or its changes, on a disk that stops answering.</summary>
[Collection(GatewayCollection.Name)]
public sealed class GatewaySlowDiskTests(GatewayLab lab)
{
    private const string Location = "/ietf-system:system/location";

    [RequiresTheory(GatewayLab.Needs | Prerequisite.FreezableDisk)]
    [InlineData("audit", "audit log")]
    [InlineData("data", "has not answered")]
    public async Task Apply_OnADiskThatDoesNotAnswer_IsRefusedReadsGoOnAndItGoesWhenTheDiskDoes(string slow, string reason)
    {
        using var folder = new TempDirectory();
        await using var disk = await FreezableDisk.MountAsync();
        var (data, audit) = (Place("data"), Place("audit"));
        await using var gateway = await GatewayProcess.StartAsync(Configure());
        await using var client = await GatewayLab.ConnectAsync(gateway.Address);
        var before = await ReadAsync(client);
        var plan = await PlanAsync(client, "Slow");
        var change = plan.GetProperty("change").GetString()!;

        await disk.FreezeAsync();
        var refused = GatewayLab.CallAsync(client, "network.change.apply", new { change });
        Assert.Equal(before, await ReadAsync(client));
        foreach (var answer in new[] { await refused, await GatewayLab.CallAsync(client, "network.change.apply", new { change }) })
        {
            var failure = Answer.FailureOf(answer);
            Assert.Contains(reason, failure.GetProperty("message").GetString(), StringComparison.Ordinal);
            Assert.NotEqual("unknown", failure.GetProperty("outcome").GetString());
            Assert.True(failure.GetProperty("retryable").GetBoolean());
        }

        Assert.Equal(before, await ReadAsync(client));
        await disk.ThawAsync();
        await UntilAppliedAsync(client, change);
        Assert.Equal("confirmed", await GatewayChangeTests.EndAsync(client, change));
        Assert.Equal("Slow", await ReadAsync(client));
        var rollback = Answer.Of(await GatewayLab.CallAsync(client, "network.change.rollback", new { change })).GetProperty("change").GetString()!;
        Assert.Equal("confirmed", await GatewayChangeTests.EndAsync(client, rollback));

        gateway.Send(Signal.Terminate);
        Assert.Equal(0, await gateway.EndedAsync());
        var (exitCode, verified, error) = await NetmcpProgram.RunAsync(gateway.Address, "audit", "verify", audit, "--authority", Path.Combine(data, "audit-authority"));
        Assert.True(exitCode == 0, verified + error);

        string Place(string name) => Path.Combine(name == slow ? disk.Path : folder.Path, name);

        string Configure()
        {
            var file = lab.WriteConfiguration(folder, $"audit: {{ folder: {audit} }}");
            File.WriteAllText(file, File.ReadAllText(file).Replace("gateway:\n", $"gateway:\n  data: {data}\n", StringComparison.Ordinal));
            return file;
        }
    }

    private static async Task<System.Text.Json.JsonElement> PlanAsync(McpClient client, string value)
    {
        var plan = Answer.Of(await GatewayLab.CallAsync(client, "network.change.plan", new { edits = new[] { new { device = "edge-2", path = Location, value } } }));
        Assert.True(plan.GetProperty("can_be_applied").GetBoolean());
        return plan;
    }

    // What was given up on comes back a moment after the disk does.
    private static async Task UntilAppliedAsync(McpClient client, string change)
    {
        var over = Guard.Token();
        while ((await GatewayLab.CallAsync(client, "network.change.apply", new { change })) is { IsError: true } failed)
        {
            Assert.False(over.IsCancellationRequested, Answer.Text(failed));
        }
    }

    private static async Task<string?> ReadAsync(McpClient client)
    {
        var content = Answer.Of(await GatewayLab.CallAsync(client, "network.yang.get", new { devices = new[] { "edge-2" }, path = Location, datastore = "running" }));
        return content.GetProperty("results")[0].GetProperty("data").GetProperty("ietf-system:system").GetProperty("location").GetString();
    }
}
