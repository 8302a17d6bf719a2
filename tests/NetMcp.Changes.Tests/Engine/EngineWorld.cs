using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using NetMcp.Changes.Applying;
using NetMcp.Changes.Deciding;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Recovering;
using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Masking;
using NetMcp.Core.Outcomes;
using NetMcp.TestKit;
using NetMcp.TestKit.Time;
using NetMcp.Yang.Comparing;
using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;
using Xunit;

namespace NetMcp.Changes.Tests.Engine;

/// <summary>
/// Devices, a disk and a clock that outlive gateways. All of it answers at once, so a change runs on the test's own thread until it waits for
/// the clock, and a test is the same every time.
/// </summary>
internal sealed class EngineWorld : IDisposable
{
    private const string Module = """
        module box { namespace urn:box; prefix b;
          container box {
            leaf name { type string; }
            leaf other { type string; }
            leaf secret { type string; }
            list port { key name; leaf name { type string; } leaf mtu { type uint16; } leaf up { type boolean; config false; } }
          }
        }
        """;

    public const string Base = "<box xmlns='urn:box'><name>a</name><other>x</other></box>";
    public const string Target = "<box xmlns='urn:box'><name>b</name><other>x</other></box>";

    private static readonly YangSchema Schema = FakeModels.Compile(Module);

    private readonly List<ChangeRun> _runs = [];

    public EngineWorld(int devices = 1)
    {
        Network = new FakeNetwork(Clock);
        Devices = [.. Enumerable.Range(1, devices).Select(number => Network.Add($"r{number}", Schema, Base))];
        Plan = new ChangePlan
        {
            Id = ChangeId.OfHash(new string('1', 64)),
            Hash = new string('1', 64),
            RequestedBy = ChangeRequester.Of(new LocalCaller("alice")),
            CreatedAt = Clock.GetUtcNow(),
            ExpiresAt = Clock.GetUtcNow() + TimeSpan.FromHours(1),
            Devices = [.. Devices.Select(PlanOf)],
            Checks = [],
            Batches = [[.. Devices.Select(device => device.Name)]],
            ConfirmTimeout = TimeSpan.FromSeconds(300),
        };
    }

    public FakeClock Clock { get; } = new();

    public FakeNetwork Network { get; }

    public IReadOnlyList<FakeDevice> Devices { get; }

    public FakeTables Tables { get; } = new();

    public MemoryImages Images { get; } = new();

    public ChangePlan Plan { get; set; }

    /// <summary>The bytes of the journal.</summary>
    public List<byte> Disk { get; } = [];

    /// <summary>What the journal holds.</summary>
    public IReadOnlyList<ChangeRecord> Records => JournalText.Read(CollectionsMarshal.AsSpan(Disk), out _);

    /// <summary>Called with each record that is on the disk.</summary>
    public Action<ChangeRecord>? OnRecord { get; set; }

    /// <summary>Says whether the disk is full for a record.</summary>
    public Func<ChangeRecord, bool>? DiskFull { get; set; }

    /// <summary>The audit log, which outlives gateways too.</summary>
    public FakeAudit Audit { get; } = new();

    public ChangeStatus Status => StatusFold.Of(Plan, Records);

    /// <summary>The change that runs, or ran last.</summary>
    public ChangeRun Run => _runs[^1];

    /// <summary>Sets the abilities of all devices, before the plan is applied.</summary>
    public void Have(Func<EditAbilities, EditAbilities> abilities)
    {
        foreach (var device in Devices)
        {
            device.Abilities = abilities(device.Abilities);
        }

        Plan = Plan with { Devices = [.. Devices.Select(PlanOf)] };
    }

    /// <summary>Has the plan touch another path besides, of which the devices have nothing.</summary>
    public void Touch(string path) => Plan = Plan with { Devices = [.. Plan.Devices.Select(device => device with { Touched = [.. device.Touched, path] })] };

    /// <summary>A gateway applies the plan.</summary>
    public Task StartAsync(Death? death = null) => LiveAsync(death ?? new Death(this), async (engine, _, run) =>
    {
        await run.WriteAsync(RecordKind.Applying, default, record => record with { Text = "alice" }).ConfigureAwait(false);
        await engine.RunAsync(run, default).ConfigureAwait(false);
    });

    /// <summary>A restarted gateway takes it up.</summary>
    public Task RecoverAsync(Death? death = null) => LiveAsync(death ?? new Death(this), async (_, recovering, run) =>
    {
        if (!run.Status.HasEnded)
        {
            await recovering.RunAsync(run, default).ConfigureAwait(false);
        }
    });

    /// <summary>
    /// The requester confirms, and the clock stands still until all that follows is done: what waits for the word goes on elsewhere, and a clock that ran
    /// on would be past the timers by then.
    /// </summary>
    public void Confirm(Task gateway)
    {
        Run.WriteAsync(RecordKind.RequesterConfirmed, default, record => record with { Batch = 0 }).GetAwaiter().GetResult();
        gateway.ContinueWith(_ => { }, TaskScheduler.Default).Guarded().GetAwaiter().GetResult();
    }

    /// <summary>Moves the clock until the gateway is done or dead; half an hour is more than any change may take.</summary>
    /// <returns>Whether it died.</returns>
    public async Task<bool> FinishAsync(Task gateway, Action? eachSecond = null)
    {
        // On a thread without a synchronization context what waits for the clock goes on within Advance, and nothing runs beside it.
        await Task.Run(() =>
        {
            for (var second = 0; second < 1800 && !gateway.IsCompleted; second++)
            {
                Clock.Advance(TimeSpan.FromSeconds(1));
                eachSecond?.Invoke();
            }
        });
        try
        {
            await gateway.Guarded();
            return false;
        }
        catch (Death.DeadException)
        {
            return true;
        }
    }

    public Task<bool> ApplyAsync(Death? death = null) => FinishAsync(StartAsync(death));

    /// <summary>A gateway applies the plan and dies when the first record of a kind is on the disk.</summary>
    public async Task DieAtAsync(RecordKind kind)
    {
        var number = 0;
        using (var rehearsal = new EngineWorld(Devices.Count))
        {
            rehearsal.Have(_ => Devices[0].Abilities);
            rehearsal.Plan = Plan;
            await rehearsal.ApplyAsync();
            number = rehearsal.Records.Select(record => record.Kind).ToList().IndexOf(kind) + 1;
        }

        Assert.True(await ApplyAsync(new Death(this) { At = (number, true) }));
        Assert.Equal(kind, Records[^1].Kind);
    }

    /// <summary>The world as one gateway sees it.</summary>
    public ChangePorts Ports(Death death) => new(
        new MortalEditor(Network, death), Tables, Tables, Network, new NoMask(), Images, Audit, new ChangeOptions { Folder = "/nowhere" }, Clock, new LogText());

    /// <summary>The plan that takes this one back.</summary>
    public ChangePlan Inverse() => Plan with
    {
        Id = ChangeId.OfHash(new string('3', 64)),
        RollsBack = Plan.Id,
        Devices = [.. Plan.Devices.Select(device => device with
        {
            BaseHash = device.TargetHash,
            TargetHash = device.BaseHash,
            BaseXml = device.TargetXml,
            TargetXml = device.BaseXml,
            EditXml = device.InverseXml,
            InverseXml = device.EditXml,
        })],
    };

    public void Dispose() => _runs.ForEach(run => run.Dispose());

    private static DevicePlan PlanOf(FakeDevice device) => new()
    {
        Device = device.Name,
        SchemaHash = Schema.Hash,
        Touched = ["/box:box/name"],
        BaseHash = HashOf("<box xmlns='urn:box'><name>a</name></box>"),
        TargetHash = HashOf("<box xmlns='urn:box'><name>b</name></box>"),
        BaseXml = "<box xmlns='urn:box'><name>a</name></box>",
        TargetXml = "<box xmlns='urn:box'><name>b</name></box>",
        EditXml = Replace("b"),
        InverseXml = Replace("a"),
        Difference = "~ /box:box/name: a -> b",
        EditCount = 1,
        CommitId = device.CommitId,
        Abilities = device.Abilities,
    };

    private static string Replace(string value) =>
        $"<box xmlns='urn:box' xmlns:nc='urn:ietf:params:xml:ns:netconf:base:1.0'><name nc:operation='replace'>{value}</name></box>";

    private static string HashOf(string xml) => CanonicalHash.Of(XmlDataReader.Read(xml, Schema).Tree!);

    private async Task LiveAsync(Death death, Func<ChangeEngine, ChangeRecovering, ChangeRun, Task> live)
    {
        // A fake that waits for the clock before anything else does would go on in the test runner's context, beside a clock that runs ahead of it.
        SynchronizationContext.SetSynchronizationContext(null);
        foreach (var device in Devices)
        {
            device.Before = _ =>
            {
                death.NoteOperation();
                return Task.CompletedTask;
            };
        }

        var ports = Ports(death);
        var run = new ChangeRun(Plan, new MortalJournal(this, death), Records, ports);
        _runs.Add(run);
        var engine = new ChangeEngine(ports);
        await live(engine, new ChangeRecovering(ports, engine), run).ConfigureAwait(false);
    }

    private sealed class MortalEditor(FakeNetwork network, Death death) : IDeviceEditor
    {
        public Task<Outcome<IEditSession>> OpenAsync(DeviceName device, CancellationToken cancellationToken)
        {
            death.ThrowIfDead();
            return network.OpenAsync(device, cancellationToken);
        }

        public Task<Outcome<TimeSpan>> ProbeAsync(DeviceName device, CancellationToken cancellationToken)
        {
            death.ThrowIfDead();
            return network.ProbeAsync(device, cancellationToken);
        }
    }

    private sealed class NoMask : ISecretMasker, ILeafMasker
    {
        public string MaskText(string text) => text;

        public bool IsSecretName(string localName) => localName == "secret";

        public bool IsSecretValue(string value) => false;

        public ILeafMasker ForLeafs() => this;

        public string Show(DataNode leaf) => IsSecretName(leaf.Name) ? ISecretMasker.Mask : leaf.Value!;
    }
}
