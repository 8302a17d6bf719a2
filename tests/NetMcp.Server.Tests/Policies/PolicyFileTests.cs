using Microsoft.Extensions.Logging.Abstractions;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Policies;
using NetMcp.Core.Auditing;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Cli;
using NetMcp.Server.Policies;
using NetMcp.Server.Tests.Cli;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Policies;

/// <summary>The policy's file: what it means, every mistake in it, and how another comes into force.</summary>
public sealed class PolicyFileTests : IDisposable
{
    private const string Whole = """
        default: { effect: approve, count: 1, group: noc }
        zone: Europe/Berlin
        approval_life: 30m
        groups:
          noc: [alice, bob, "local:root"]
          leads: [carol, dave]
        windows:
          nightly: { days: [mon, tue], from: "22:00", to: "04:00" }
          holidays: { first: 2026-12-20, last: 2027-01-06, zone: UTC }
        protected:
          - /ietf-system:system/authentication
        rules:
          - name: lab
            effect: allow
            tags: [lab]
          - name: core
            effect: approve
            count: 2
            group: leads
            devices: [core-*]
            sites: [fra]
            paths: [/ietf-interfaces:interfaces]
            operations: [merge]
            principals: [agent-*]
            least_devices: 1
            least_edits: 1
            outside: [nightly]
            rollback: false
          - { name: no-holidays, effect: deny, during: [holidays] }
        """;

    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2026-03-03T12:00:00Z", PolicyEffectKind.Approve, "2 of leads")]
    [InlineData("2026-03-03T22:30:00Z", PolicyEffectKind.Approve, "1 of noc")]
    [InlineData("2026-12-24T12:00:00Z", PolicyEffectKind.Deny, "")]
    public void Load_WholeFile_SaysWhatItSays(string at, PolicyEffectKind kind, string needs)
    {
        var policy = PolicyFile.Load(_folder.Write("policy.yaml", Whole)).Policy!;

        var verdict = PolicyJudge.Judge(policy, new PolicyQuestion
        {
            Principal = "agent-7",
            At = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture),
            Edits = 1,
            DeviceCount = 1,
            Devices = [new JudgedDevice("CORE-1", [], "fra", [new NodeTouch("/ietf-interfaces:interfaces/interface[name='eth0']/enabled", TouchKind.Replace)])],
        });

        Assert.Equal(kind, verdict.Kind);
        Assert.Equal(needs, string.Join(" and ", verdict.Needs));
        Assert.Equal(TimeSpan.FromMinutes(30), policy.ApprovalLifetime);
    }

    [Fact]
    public void Load_FileWithMistakes_TellsAllWithTheirPlaces()
    {
        var load = PolicyFile.Load(_folder.Write("policy.yaml", """
            default: maybe
            zone: Nowhere/Land
            groups:
              noc: [alice]
              none: []
            windows:
              w: { days: [monday], from: "25:00", to: "04:00" }
            protected: [interfaces]
            rules:
              - { name: a, effect: approve }
              - { name: a, effect: approve, group: nobody }
              - { name: b, effect: approve, group: noc, count: 2 }
              - { name: c, effect: allow, group: noc }
              - { name: d, effect: deny, during: [x], operations: [remove], devices: [], device: [y] }
              - { effect: perhaps }
            """));

        Assert.Null(load.Policy);
        Assert.Equal(
            [1, 2, 5, 7, 7, 8, 10, 11, 11, 12, 13, 14, 14, 14, 14, 15, 15],
            load.Mistakes.Select(mistake => mistake.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("rules: {")]
    public void Load_WhatIsNoPolicy_AllowsNothing(string text) => Assert.Null(PolicyFile.Load(_folder.Write("policy.yaml", text)).Policy);

    [Fact]
    public async Task Reload_OfAFileWithAMistake_KeepsTheOldPolicy()
    {
        var file = _folder.Write("policy.yaml", "default: deny\n");
        var inventory = new Inventory(new DeviceInventory { Policy = new PolicySettings { File = file } });
        var audit = new Log();
        using var store = new PolicyStore(PolicyFile.Load(file).Policy!, inventory, audit, NullLogger<PolicyStore>.Instance);

        _folder.Write("policy.yaml", "default: maybe\n");
        Assert.Single((await store.ReloadAsync(Guard.Token())).Mistakes);
        Assert.Equal(PolicyEffect.Deny, store.Current.Default);
        File.Delete(file);
        Assert.Single((await store.ReloadAsync(Guard.Token())).Mistakes);
        Assert.Equal(PolicyEffect.Deny, store.Current.Default);
        Assert.Empty(audit.Kinds);

        _folder.Write("policy.yaml", "default: allow\n");
        await store.ReloadAsync(Guard.Token());
        await store.ReloadAsync(Guard.Token());
        Assert.Equal(PolicyEffect.Allow, store.Current.Default);
        Assert.Equal([AuditKind.PolicyReloaded], audit.Kinds);
    }

    [Fact]
    public async Task Test_OnTheCommandLine_SaysWhatAndWhy()
    {
        var file = _folder.Write("policy.yaml", Whole);
        string[] ask = ["policy", "test", "-p", file, "--device", "core-1", "--site", "fra", "--principal", "agent-7", "--path", "/ietf-interfaces:interfaces", "--at", "2026-03-03T12:00:00Z"];

        var run = await CommandRun.RunAsync([.. ask, "--operation", "create", "--expect", "approve"]);
        Assert.Equal((CliExitCode.Done, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal("approve: 2 of leads\n  core-1: create /ietf-interfaces:interfaces: approve\n    rule core: approval by 2 of leads\n", run.Out);

        run = await CommandRun.RunAsync([.. ask, "--operation", "delete", "--expect", "deny"]);
        Assert.Equal(CliExitCode.Failed, run.ExitCode);
        Assert.Contains("no rule; the default: approval by 1 of noc", run.Out, StringComparison.Ordinal);

        // A name that is misspelt has no tags, and no rule for them is met.
        var configuration = _folder.Write("netmcp.yaml", "policy: policy.yaml\n");
        run = await CommandRun.RunAsync([.. ask, "--config", configuration]);
        Assert.Contains("core-1 is not in the inventory", run.Error, StringComparison.Ordinal);

        run = await CommandRun.RunAsync("policy", "check", "-p", file);
        Assert.Equal((CliExitCode.Done, "correct; 4 rules, 2 groups, otherwise approval by 1 of noc.\n"), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task Check_AgainstModules_TellsPathsThatNameNothing()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "models"));
        File.WriteAllText(Path.Combine(_folder.Path, "models", "s.yang"), "module s { namespace 'urn:s'; prefix s; container system { leaf contact { type string; } } }");
        var file = _folder.Write("policy.yaml", "protected: [/s:system/contact, /s:system/contcat, /t:other]\n");
        string[] line = ["policy", "check", "-p", file, "--modules", Path.Combine(_folder.Path, "models")];

        var run = await CommandRun.RunAsync(line);

        Assert.Equal(CliExitCode.Configuration, run.ExitCode);
        Assert.Equal(2, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("/s:system/contcat", run.Error, StringComparison.Ordinal);
        Assert.Contains("no module t", run.Error, StringComparison.Ordinal);

        _folder.Write("policy.yaml", "protected: [/s:system/contact]\n");
        Assert.Equal(CliExitCode.Done, (await CommandRun.RunAsync(line)).ExitCode);
    }

    [Fact]
    public async Task ConfigCheck_PolicyWithMistakes_TellsThemAllWithTheirLines()
    {
        var file = _folder.Write("netmcp.yaml", "policy: rules/policy.yaml\n");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "rules"));
        File.WriteAllText(Path.Combine(_folder.Path, "rules", "policy.yaml"), "default: maybe\nnonsense: 1\n");

        var run = await CommandRun.RunAsync("config", "check", "--config", file);

        Assert.Equal(CliExitCode.Configuration, run.ExitCode);
        Assert.Contains("rules/policy.yaml:1:", run.Error, StringComparison.Ordinal);
        Assert.Contains("rules/policy.yaml:2:", run.Error, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder.Path, "rules", "policy.yaml"), Whole);
        Assert.Equal(CliExitCode.Done, (await CommandRun.RunAsync("config", "check", "--config", file)).ExitCode);
    }

    [Fact]
    public void Configuration_WithoutAFile_MayDenyAll()
    {
        var load = InventoryLoader.Load(_folder.Write("netmcp.yaml", "policy: { default: deny }\n"));

        Assert.Equal(PolicyEffect.Deny, PolicyFile.Load(load.Inventory!.Policy).Policy!.Default);
        Assert.Equal(Path.Combine(_folder.Path, "p.yaml"), InventoryLoader.Load(_folder.Write("netmcp.yaml", "policy: p.yaml\n")).Inventory!.Policy.File);
        Assert.Single(InventoryLoader.Load(_folder.Write("netmcp.yaml", "policy: { file: p.yaml, default: allow }\n")).Mistakes);
    }

    private sealed class Inventory(DeviceInventory current) : IInventory
    {
        public event EventHandler<InventoryChangedEventArgs>? Changed
        {
            add { }
            remove { }
        }

        public DeviceInventory Current => current;

        public InventoryLoad Reload(bool byOperator = true) => throw new NotSupportedException();
    }

    private sealed class Log : IAuditLog
    {
        public List<AuditKind> Kinds { get; } = [];

        public bool IsWritable => true;

        public ValueTask WriteAsync(AuditRecord record, AuditUrgency urgency, CancellationToken cancellationToken)
        {
            Kinds.Add(record.Kind);
            return ValueTask.CompletedTask;
        }
    }
}
