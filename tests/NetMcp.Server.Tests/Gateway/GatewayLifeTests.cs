using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using NetMcp.TestKit.Processes;
using Xunit;

namespace NetMcp.Server.Tests.Gateway;

/// <summary>Reload and stop, each on a server process of its own.</summary>
[Collection(GatewayCollection.Name)]
public sealed class GatewayLifeTests(GatewayLab lab)
{
    private const string GetConfigSent = "sent: <get-config";
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
        await using var gateway = await GatewayProcess.StartAsync(lab.WriteConfiguration(folder), logLevel: "Trace");
        await using var client = await GatewayLab.ConnectAsync(gateway.Address);
        var arguments = new { devices = "edge-2", path = "/ietf-system:system/hostname", datastore = "running" };
        var sent = gateway.LoggedAsync(GetConfigSent);
        Answer.Of(await GatewayLab.CallAsync(client, "network.yang.get", arguments));
        await sent;

        lab.Edge2.Freeze();
        Task<ModelContextProtocol.Protocol.CallToolResult> call;
        try
        {
            sent = gateway.LoggedAsync(GetConfigSent);
            call = GatewayLab.CallAsync(client, "network.yang.get", arguments);
            await sent;
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
}
