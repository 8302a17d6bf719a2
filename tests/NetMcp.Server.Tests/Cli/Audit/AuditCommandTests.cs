using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NetMcp.Core.Auditing;
using NetMcp.Core.Devices;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Auditing;
using NetMcp.Server.Cli;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Cli.Audit;

/// <summary>The commands on a log that the gateway's own composition wrote.</summary>
[SupportedOSPlatform("linux")]
public sealed class AuditCommandTests : IAsyncLifetime, IDisposable
{
    private readonly TempDirectory _folder = new();

    private string Configuration => _folder.File("netmcp.yaml");

    private string Log => Directory.GetFiles(_folder.File("data/audit"), "audit-*.jsonl").Single();

    public async Task InitializeAsync()
    {
        _folder.Write("netmcp.yaml", "audit:\n  checkpoint_interval: 5s\n");
        await using var services = new ServiceCollection().AddLogging().AddConfiguredAudit(InventoryLoader.Load(Configuration).Inventory!).BuildServiceProvider();
        var hosted = services.GetServices<IHostedService>().ToList();
        foreach (var host in hosted)
        {
            await host.StartAsync(default).Guarded();
        }

        var log = services.GetRequiredService<IAuditLog>();
        foreach (var (principal, device) in new[] { ("alice", "edge-1"), ("bob", "edge-2"), ("alice", "EDGE-2") })
        {
            await log.WriteAsync(
                new AuditRecord { Kind = AuditKind.CallBegun, Outcome = AuditOutcome.Begun, Principal = principal, Devices = [DeviceName.Parse(device)], Reason = "a \"]\\ \u001b[31m" },
                AuditUrgency.Effect,
                default).Guarded();
        }

        foreach (var host in hosted)
        {
            await host.StopAsync(default).Guarded();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Verify_OfWhatTheGatewayWrote_FindsNothingAndVerifiesItsSignature()
    {
        var run = await RunAsync("verify", "--json");

        Assert.Equal(CliExitCode.Done, run.ExitCode);
        var report = JsonNode.Parse(run.Out)!;
        Assert.Equal(7, (int?)report["records"]);
        Assert.Equal(1, (int?)report["signedCheckpoints"]);
        Assert.Equal(7, (int?)report["lastCheckpoint"]);
        Assert.Equal(["log-begun", "gateway-started", "call-begun", "call-begun", "call-begun", "gateway-stopped", "checkpoint"], await KindsAsync());
    }

    [Fact]
    public async Task Verify_ByThePublishedKeySetAlone_IsEnough()
    {
        var published = await CommandRun.RunAsync("keys", "list", "--jwks", "--authority", _folder.File("data/audit-authority"));
        var jwks = _folder.Write("jwks.json", published.Out);

        var run = await CommandRun.RunAsync("audit", "verify", _folder.File("data/audit"), "--jwks", jwks);

        Assert.Equal(CliExitCode.Done, run.ExitCode);
        Assert.Contains("1 checkpoints with a good signature", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OfAnEditedRecord_SaysWhereAndFails()
    {
        File.WriteAllText(Log, File.ReadAllText(Log).Replace("alice", "carol", StringComparison.Ordinal));

        var run = await RunAsync("verify");

        Assert.Equal(CliExitCode.Failed, run.ExitCode);
        Assert.Contains("audit-0000000000000001.jsonl:4: Record 3", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WithoutKeys_AsksForThem() =>
        Assert.Equal(CliExitCode.Usage, (await CommandRun.RunAsync("audit", "verify", _folder.File("data/audit"))).ExitCode);

    [Fact]
    public async Task Verify_AgainstAnotherRecord_Fails()
    {
        Assert.Equal(CliExitCode.Failed, (await RunAsync("verify", "--expect", "3:" + new string('0', 64))).ExitCode);
        Assert.Equal(CliExitCode.Usage, (await RunAsync("verify", "--expect", "3")).ExitCode);
    }

    [Fact]
    public async Task Search_ByPrincipalAndDevice_GivesThoseRecords()
    {
        var run = await RunAsync("search", "--json", "--principal", "alice", "--device", "edge-2");

        Assert.Equal(5, (int?)JsonNode.Parse(Assert.Single(run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)))!["seq"]);
        Assert.Empty((await RunAsync("search", "--until", "2020-01-01T00:00:00Z")).Out);
        Assert.DoesNotContain('\u001b', (await RunAsync("search")).Out);
    }

    [Fact]
    public async Task Export_AsLines_IsTheLogByteForByte() => Assert.Equal(File.ReadAllText(Log), (await RunAsync("export")).Out);

    [Fact]
    public async Task Export_AsSyslog_EscapesAndCarriesTheLine()
    {
        var run = await RunAsync("export", "--as", "syslog", "--principal", "bob");

        var message = Assert.Single(run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Matches("""^<109>1 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z [!-~]+ netmcp - call-begun \[netmcp@32473 seq="4" outcome="begun" principal="bob" device="edge-2"\]\[meta sequenceId="4"\] \{"seq":4,""", message);
        Assert.EndsWith(File.ReadAllLines(Log)[3], message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AcceptGap_OfACutLog_LetsItGoOnAndIsSeen()
    {
        File.WriteAllLines(Log, File.ReadAllLines(Log)[..4]);
        Assert.Contains("Taken note of", (await RunAsync("accept-gap", "--reason", "restored from a backup")).Out, StringComparison.Ordinal);

        Assert.Equal(CliExitCode.Failed, (await RunAsync("verify")).ExitCode);
        Assert.Equal(CliExitCode.Done, (await RunAsync("verify", "--allow-gaps")).ExitCode);
    }

    [Theory]
    [InlineData("audit:\n  reads: maybe\n", "'reads'")]
    [InlineData("audit:\n  syslog:\n    port: 514\n", "'host'")]
    [InlineData("audit:\n  syslog:\n    host: log.example\n    tls: false\n    ca: x.pem\n", "'ca'")]
    [InlineData("audit:\n  syslog:\n    host: https://log.example\n", "'host'")]
    public void Configuration_WithAMistake_IsReported(string yaml, string named)
    {
        _folder.Write("netmcp.yaml", yaml);

        Assert.Contains(named, Assert.Single(InventoryLoader.Load(Configuration).Mistakes).Message, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.RunAsync(["audit", .. arguments, "--config", Configuration]);

    private async Task<IEnumerable<string?>> KindsAsync() =>
        (await RunAsync("search", "--json")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (string?)JsonNode.Parse(line)!["kind"]);
}
