using System.Text.Json;
using NetMcp.Changes.Callers;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Tables;
using NetMcp.TestKit.Time;
using NetMcp.Yang.Schema;

namespace NetMcp.Changes.Tests.Plans;

/// <summary>A planner over devices in memory, of a small model with one of everything that edits can meet.</summary>
internal sealed class PlanBed
{
    public static readonly YangSchema Schema = FakeModels.Compile("""
        module box { namespace urn:box; prefix b; yang-version 1.1;
          identity kind; identity fast { base kind; }
          container box {
            leaf name { type string { length "1..20"; } }
            leaf size { type uint8; }
            leaf kind { type identityref { base kind; } }
            leaf up { config false; type boolean; }
            leaf speed { config false; type decimal64 { fraction-digits 2; } }
            list port {
              key name;
              leaf name { type string; }
              leaf mtu { type uint16 { range "68..9000"; } default 1500; }
              leaf role { mandatory true; type enumeration { enum edge; enum core; } }
              leaf peer { type leafref { path "/b:box/b:port/b:name"; } }
              leaf-list tag { type string; ordered-by user; }
            }
            list rule { key id; ordered-by user; leaf id { type uint8; } leaf do { type string; } }
            list user { key name; leaf name { type string; } leaf secret { type string; } leaf shell { type string; } }
            container on { presence "it is on"; leaf level { type uint8; } }
            choice how {
              case one { leaf first { type string; } leaf extra-secret { type string; } }
              case two { container second { leaf z { type string; } } }
            }
          }
          rpc reboot;
        }
        """);

    public PlanBed()
    {
        Network = new FakeNetwork(Clock);
        Planner = new Planner(Network, Network, new Tables(), new FakeMasker(), new ChangeSight(Network), Options, Clock);
    }

    public FakeClock Clock { get; } = new();

    public FakeNetwork Network { get; }

    public ChangeOptions Options { get; init; } = new() { Folder = "/nowhere", MostDevices = 5, MostEdits = 10 };

    public IPlanner Planner { get; }

    public static RequestedEdit Edit(string operation, string path, string? value = null, string device = "r1") =>
        new(DeviceName.Parse(device), Enum.Parse<EditOperation>(operation), path, value is null ? null : JsonDocument.Parse(value).RootElement);

    public Task<Outcome<ChangePlan>> PlanAsync(params RequestedEdit[] edits) => PlanAsync(DryRun.Gateway, edits);

    public Task<Outcome<ChangePlan>> PlanAsync(DryRun dryRun, params RequestedEdit[] edits) =>
        Planner.PlanAsync(new PlanRequest { Caller = new LocalCaller("tester"), Edits = edits, DryRun = dryRun }, default);

    public static string Box(string content) => $"<box xmlns='urn:box'>{content}</box>";

    /// <summary>Whether a device made of the running configuration by the plan's edit is as the plan says, and by the inverse as it was.</summary>
    public static void HoldsToItsEdit(DevicePlan plan, string running)
    {
        var before = FakeConfig.Parse(running);
        var (after, tag, about) = FakeConfig.Edit(before, plan.EditXml, Schema, "merge");
        Xunit.Assert.True(after is not null, $"{tag} at {about}: {plan.EditXml}");
        var (back, tagBack, aboutBack) = FakeConfig.Edit(after, plan.InverseXml, Schema, "merge");
        Xunit.Assert.True(back is not null, $"{tagBack} at {aboutBack}: {plan.InverseXml}");
        Xunit.Assert.True(FakeConfig.Same(before, back), $"{before}\n{back}");
        Xunit.Assert.Equal(plan.TargetHash, Hash(plan, after));
        Xunit.Assert.Equal(plan.BaseHash, Hash(plan, before));
    }

    private static string Hash(DevicePlan plan, System.Xml.Linq.XElement config) => TouchedSubtrees.Hash(
        TouchedSubtrees.FromXml(string.Concat(config.Elements()), Schema).Value, TouchedSubtrees.Roots(plan, Schema).Value);

    private sealed class Tables : IDeviceTables
    {
        public IReadOnlyList<string> Kinds { get; } = ["interfaces", "neighbours"];

        public Task<Outcome<DeviceTable>> ReadAsync(DeviceName device, string kind, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
