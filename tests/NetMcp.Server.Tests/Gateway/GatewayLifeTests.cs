using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using NetMcp.TestKit.Processes;
using Xunit;

namespace NetMcp.Server.Tests.Gateway;

/// <summary>Reload and stop, each on a server process of its own.</summary>
[Collection(GatewayCollection.Name)]
public sealed class GatewayLifeTests(GatewayLab lab)
{
    private const string Newcomer = "  - {name: newcomer, address: 127.0.0.1, port: 9, credential: edge-1, tags: [new]}\n";

    [RequiresFact(GatewayLab.Needs)]
    public async Task HangUp_AfterAnEdit_ReloadsTheInventory()
    {
        using var folder = new TempDirectory();
        await using var gateway = await GatewayProcess.StartAsync(lab.WriteConfiguration(folder));
        await using var client = await GatewayLab.ConnectAsync(gateway.Address);
        var reloaded = gateway.LoggedAsync("Inventory reloaded");
        lab.WriteConfiguration(folder, Newcomer);
        gateway.Send(Signal.HangUp);
        await reloaded;
        var listed = Answer.Of(await GatewayLab.CallAsync(client, "network.devices.list", new { tag = "new" }));
        Assert.Equal("newcomer", listed.GetProperty("devices")[0].GetProperty("name").GetString());
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task HangUp_AfterAMistake_KeepsTheOldInventory()
    {
        using var folder = new TempDirectory();
        await using var gateway = await GatewayProcess.StartAsync(lab.WriteConfiguration(folder));
        await using var client = await GatewayLab.ConnectAsync(gateway.Address);
        var refused = gateway.LoggedAsync("Inventory not reloaded");
        lab.WriteConfiguration(folder, "  - {name: newcomer, adress: 127.0.0.1}\n");
        gateway.Send(Signal.HangUp);
        await refused;
        var content = Answer.Of(await GatewayLab.CallAsync(
            client, "network.yang.get", new { devices = "edge-1", path = "/ietf-system:system/hostname", datastore = "running" }));
        Assert.Contains("edge-1", content.GetProperty("results")[0].GetProperty("data").GetString(), StringComparison.Ordinal);
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Trust_WhileTheGatewayRuns_LetsItReadTheDevice()
    {
        using var folder = new TempDirectory();
        var configuration = lab.WriteConfiguration(folder);
        await using var gateway = await GatewayProcess.StartAsync(configuration);
        await using var client = await GatewayLab.ConnectAsync(gateway.Address);
        var arguments = new { devices = "stranger", path = "/ietf-system:system/contact", datastore = "running" };
        Answer.FailureOf(await GatewayLab.CallAsync(client, "network.yang.get", arguments));
        var (exitCode, _, error) = await NetmcpProgram.RunAsync(
            gateway.Address, "devices", "trust", "stranger", "--config", configuration, "--fingerprint", lab.Stranger.Endpoint.HostKeyFingerprint);
        Assert.True(exitCode == 0, error);
        Answer.Of(await GatewayLab.CallAsync(client, "network.yang.get", arguments));
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Terminate_WithACallUnderWay_AnswersItAndEnds()
    {
        using var folder = new TempDirectory();
        await using var gateway = await GatewayProcess.StartAsync(lab.WriteConfiguration(folder));
        await using var client = await GatewayLab.ConnectAsync(gateway.Address);
        var arguments = new { devices = "edge-2", path = "/ietf-system:system/hostname", datastore = "running" };
        Answer.Of(await GatewayLab.CallAsync(client, "network.yang.get", arguments));
        Assert.Equal(0, await OutstandingAsync(client));

        lab.Edge2.Freeze();
        Task<ModelContextProtocol.Protocol.CallToolResult> call;
        try
        {
            call = GatewayLab.CallAsync(client, "network.yang.get", arguments);
            await UntilOutstandingAsync(client).Guarded("the device's session to have a request outstanding");
            var stopping = gateway.LoggedAsync("Stopping;");
            gateway.Send(Signal.Terminate);
            Assert.Contains("1 calls under way", await stopping, StringComparison.Ordinal);
        }
        finally
        {
            lab.Edge2.Thaw();
        }

        Assert.Contains("edge-2", Answer.Text(await call), StringComparison.Ordinal);
        Assert.Equal(0, await gateway.EndedAsync());
    }

    private static async Task UntilOutstandingAsync(ModelContextProtocol.Client.McpClient client)
    {
        while (await OutstandingAsync(client) == 0)
        {
            // Each turn is a call of its own; there is nothing else to wait for.
        }
    }

    // Once a device's modules are known its description is the gateway's own knowledge, so a frozen device has one too.
    private static async Task<int> OutstandingAsync(ModelContextProtocol.Client.McpClient client)
    {
        var description = Answer.Of(await GatewayLab.CallAsync(client, "network.device.describe", new { device = "edge-2" }));
        return description.GetProperty("sessions").EnumerateArray().Sum(session => session.GetProperty("outstanding").GetInt32());
    }
}
