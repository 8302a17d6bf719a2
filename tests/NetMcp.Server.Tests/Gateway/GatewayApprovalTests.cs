using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using NetMcp.Server.Cli;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Gateway;

/// <summary>A change of a real device that a person of the gateway's machine approves, with the built program on both sides.</summary>
[Collection(GatewayCollection.Name)]
public sealed class GatewayApprovalTests(GatewayLab lab)
{
    private const string Location = "/ietf-system:system/location";

    [RequiresFact(GatewayLab.Needs)]
    public async Task Change_ThatNeedsApproval_IsMadeWhenItIsGivenOnTheMachine()
    {
        using var folder = new TempDirectory();
        folder.Write("policy.yaml", $$"""
            groups: { noc: ["local:{{Environment.UserName}}"] }
            protected: [/ietf-system:system/contact]
            rules:
              - { name: places, effect: approve, group: noc, paths: [{{Location}}] }
            """);
        var configuration = lab.WriteConfiguration(folder, "policy: policy.yaml");
        await using var gateway = await GatewayProcess.StartAsync(configuration);
        var shown = new List<string>();
        await using var client = await McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(gateway.Address), TransportMode = HttpTransportMode.StreamableHttp }),
            new McpClientOptions { Handlers = new McpClientHandlers { ElicitationHandler = (asked, _) => Accept(shown, asked!) } }).Guarded();

        var plan = Answer.Of(await GatewayLab.CallAsync(client, "network.change.plan", new { edits = new[] { new { device = "edge-2", path = Location, value = "Approved" } } }));
        Assert.Equal("1 of noc", plan.GetProperty("policy").GetProperty("needs")[0].GetString());
        var change = plan.GetProperty("change").GetString()!;
        var waiting = Answer.Of(await GatewayLab.CallAsync(client, "network.change.apply", new { change }));
        Assert.Equal("awaiting_approval", waiting.GetProperty("state").GetString());
        var request = waiting.GetProperty("approval").GetProperty("request").GetString()!;

        // The agent's own client has accepted what it was shown; nobody has approved anything.
        Assert.Contains(request, Assert.Single(shown), StringComparison.Ordinal);
        Assert.Equal("awaiting_approval", Answer.Of(await GatewayLab.CallAsync(client, "network.change.apply", new { change })).GetProperty("state").GetString());
        Assert.Single(shown);

        var printed = await NetmcpProgram.RunAsync(gateway.Address, "approvals", "show", change, "--config", configuration, "--json");
        Assert.True(printed.ExitCode == CliExitCode.Done, printed.Error);
        using var content = JsonDocument.Parse(printed.Out);
        Assert.Equal(request, content.RootElement.GetProperty("id").GetString());
        Assert.Empty(content.RootElement.GetProperty("decisions").EnumerateArray());
        Assert.Contains("-> Approved", content.RootElement.GetProperty("plan").GetProperty("devices")[0].GetProperty("difference").GetString(), StringComparison.Ordinal);
        var approved = await NetmcpProgram.RunAsync(
            gateway.Address, "approvals", "approve", request, "--config", configuration, "--plan-hash", content.RootElement.GetProperty("plan_hash").GetString()!);
        Assert.True(approved.ExitCode == CliExitCode.Done, approved.Error);

        Answer.Of(await GatewayLab.CallAsync(client, "network.change.apply", new { change }));
        Assert.Equal("confirmed", await EndAsync(client, change));

        var denied = Answer.Of(await GatewayLab.CallAsync(client, "network.change.plan", new { edits = new[] { new { device = "edge-2", path = "/ietf-system:system/contact", value = "x" } } }));
        Assert.Equal("deny", denied.GetProperty("policy").GetProperty("effect").GetString());
        var refused = Answer.FailureOf(await GatewayLab.CallAsync(client, "network.change.apply", new { change = denied.GetProperty("change").GetString() }));
        Assert.Contains("protected /ietf-system:system/contact", refused.GetProperty("message").GetString(), StringComparison.Ordinal);

        // Another policy is in force as soon as its file is there.
        var reloaded = gateway.LoggedAsync("is in force");
        folder.Write("policy.yaml", "default: allow\n");
        await reloaded;
        var back = Answer.Of(await GatewayLab.CallAsync(client, "network.change.rollback", new { change })).GetProperty("change").GetString()!;
        Assert.Equal("confirmed", await EndAsync(client, back));
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Gateway_WithAPolicyThatHasMistakes_DoesNotStart()
    {
        using var folder = new TempDirectory();
        folder.Write("policy.yaml", "default: maybe\n");

        var run = await NetmcpProgram.RunAsync(string.Empty, "serve", "--config", lab.WriteConfiguration(folder, "policy: policy.yaml"), "--listen", "http://127.0.0.1:0");

        Assert.Equal(CliExitCode.Configuration, run.ExitCode);
        Assert.Contains("policy.yaml:1:10:", run.Error, StringComparison.Ordinal);
    }

    private static ValueTask<ElicitResult> Accept(List<string> shown, ElicitRequestParams asked)
    {
        shown.Add(asked.Message);
        return ValueTask.FromResult(new ElicitResult { Action = "accept" });
    }

    private static async Task<string?> EndAsync(McpClient client, string change)
    {
        JsonElement status;
        do
        {
            status = Answer.Of(await GatewayLab.CallAsync(client, "network.change.status", new { change, wait_seconds = 20 }));
        }
        while (!status.GetProperty("ended").GetBoolean());
        return status.GetProperty("state").GetString();
    }
}
