using System.Globalization;
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
    public async Task HangUp_AfterAnEditThatNoWatchSees_ReloadsTheInventory()
    {
        using var folder = new TempDirectory();
        using var elsewhere = new TempDirectory();
        await using var gateway = await GatewayProcess.StartAsync(LinkConfiguration(folder, elsewhere));
        await using var client = await GatewayLab.ConnectAsync(gateway.Address);
        var reloaded = gateway.LoggedAsync("Inventory reloaded");
        lab.WriteConfiguration(elsewhere, Newcomer);
        gateway.Send(Signal.HangUp);
        await reloaded;
        var listed = Answer.Of(await GatewayLab.CallAsync(client, "network.devices.list", new { tag = "new" }));
        Assert.Equal("newcomer", listed.GetProperty("devices")[0].GetProperty("name").GetString());
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Edit_WithoutASignal_ReloadsTheInventory()
    {
        using var folder = new TempDirectory();
        await using var gateway = await GatewayProcess.StartAsync(lab.WriteConfiguration(folder));
        await using var client = await GatewayLab.ConnectAsync(gateway.Address);
        var reloaded = gateway.LoggedAsync("Inventory reloaded");
        lab.WriteConfiguration(folder, Newcomer);
        await reloaded;
        var listed = Answer.Of(await GatewayLab.CallAsync(client, "network.devices.list", new { tag = "new" }));
        Assert.Equal("newcomer", listed.GetProperty("devices")[0].GetProperty("name").GetString());
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task HangUp_AfterAMistake_KeepsTheOldInventory()
    {
        using var folder = new TempDirectory();
        using var elsewhere = new TempDirectory();
        await using var gateway = await GatewayProcess.StartAsync(LinkConfiguration(folder, elsewhere));
        await using var client = await GatewayLab.ConnectAsync(gateway.Address);
        var refused = gateway.LoggedAsync("Inventory not reloaded");
        lab.WriteConfiguration(elsewhere, "  - {name: newcomer, adress: 127.0.0.1}\n");
        gateway.Send(Signal.HangUp);
        await refused;
        var content = Answer.Of(await GatewayLab.CallAsync(
            client, "network.yang.get", new { devices = "edge-1", path = "/ietf-system:system/hostname", datastore = "running" }));
        Assert.Contains("edge-1", content.GetProperty("results")[0].GetProperty("data").GetRawText(), StringComparison.Ordinal);
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
    public async Task Read_OfADeviceThatFroze_EndsAtItsRpcTimeoutWithTheOutcomeUnknown()
    {
        using var folder = new TempDirectory();
        var frozen = $"  - {{name: frozen, address: 127.0.0.1, port: {lab.Edge2.Endpoint.Port}, credential: edge-2, limits: {{rpc_timeout: 5s}}}}\n";
        await using var gateway = await GatewayProcess.StartAsync(lab.WriteConfiguration(folder, frozen));
        await using var client = await GatewayLab.ConnectAsync(gateway.Address);
        Answer.Of(await GatewayLab.CallAsync(client, "network.yang.get", Contact("frozen")));

        lab.Edge2.Freeze();
        try
        {
            var call = GatewayLab.CallAsync(client, "network.yang.get", Contact("frozen"));
            Answer.Of(await GatewayLab.CallAsync(client, "network.yang.get", Contact("edge-1")));

            var failure = Answer.FailureOf(await call);
            Assert.Equal("Network.Timeout", failure.GetProperty("name").GetString());
            Assert.Equal(-32081, failure.GetProperty("code").GetInt32());
            Assert.Equal("unknown", failure.GetProperty("outcome").GetString());
            Assert.True(failure.GetProperty("retryable").GetBoolean());
        }
        finally
        {
            lab.Edge2.Thaw();
        }

        static object Contact(string device) => new { devices = device, path = "/ietf-system:system/contact", datastore = "running" };
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

    [RequiresFact(GatewayLab.Needs | Prerequisite.Ncclient)]
    public async Task Terminate_WithSessionsOpen_ClosesThemAtTheDeviceInGoodOrder()
    {
        using var folder = new TempDirectory();
        await using var gateway = await GatewayProcess.StartAsync(lab.WriteConfiguration(folder));
        await using var client = await GatewayLab.ConnectAsync(gateway.Address);
        var described = Answer.Of(await GatewayLab.CallAsync(client, "network.device.describe", new { device = "edge-1" }));
        var sessions = described.GetProperty("sessions").EnumerateArray().Select(session => session.GetProperty("sessionId").GetInt64()).ToList();
        Assert.NotEmpty(sessions);

        // RFC 6470 section 2.2: "closed" is a session that sent close-session; one whose transport just went away is "dropped".
        await using var witness = NcclientScript.Start(lab.Edge1.Endpoint, """
            m.create_subscription()
            say('listening')
            ietf = '{urn:ietf:params:xml:ns:yang:ietf-netconf-notifications}'
            while True:
                end = m.take_notification().notification_ele.find(ietf + 'netconf-session-end')
                if end is not None: say(end.findtext(ietf + 'session-id') + ' ' + end.findtext(ietf + 'termination-reason'))
            """);
        Assert.Equal("listening", await witness.HearAsync());
        gateway.Send(Signal.Terminate);
        while (sessions.Count > 0)
        {
            var end = (await witness.HearAsync()).Split(' ');
            if (sessions.Remove(long.Parse(end[0], CultureInfo.InvariantCulture)))
            {
                Assert.Equal("closed", end[1]);
            }
        }

        Assert.Equal(0, await gateway.EndedAsync());
    }

    // The folder that is watched has only links, so an edit of the files themselves is no event in it.
    private string LinkConfiguration(TempDirectory folder, TempDirectory elsewhere)
    {
        lab.WriteConfiguration(elsewhere);
        File.CreateSymbolicLink(folder.File("known_hosts"), elsewhere.File("known_hosts"));
        return File.CreateSymbolicLink(folder.File("netmcp.yaml"), elsewhere.File("netmcp.yaml")).FullName;
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
