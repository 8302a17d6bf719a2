using System.Text.Json;
using NetMcp.Changes.Plans;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Changes.Tests.Real;

/// <summary>The planner by itself, with real devices below it: nothing is ever applied here.</summary>
public sealed class PlanningTests(RealNetworkFixture fixture) : IClassFixture<RealNetworkFixture>
{
    private const Prerequisite Lab = Prerequisite.Netconfd | Prerequisite.Libssh;
    private const string Location = "/ietf-system:system/location";
    private const string OtherEdit = "<system xmlns=\"urn:ietf:params:xml:ns:yang:ietf-system\"><contact>theirs</contact></system>";

    private static readonly DeviceName R1 = DeviceName.Parse("r1");
    private static readonly DeviceName R2 = DeviceName.Parse("r2");

    [RequiresTheory(Lab)]
    [InlineData(DryRun.Gateway)]
    [InlineData(DryRun.Device)]
    public async Task Plan_SaysPerDeviceWhatItWouldDoAndPromises_AndDoesNothing(DryRun dryRun)
    {
        var network = await fixture.GetAsync();

        var plan = (await PlanAsync(network, dryRun, [.. network.Edits])).Done();

        Assert.True(plan.CanBeApplied, string.Join('\n', plan.Messages));
        Assert.Equal(network.Names, plan.Devices.Select(device => device.Device));
        Assert.All(plan.Devices, device =>
        {
            Assert.Contains("rack 4", device.Difference, StringComparison.Ordinal);
            Assert.Contains("rack 5", device.Difference, StringComparison.Ordinal);
            Assert.Contains("dum9", device.Difference, StringComparison.Ordinal);
            Assert.Equal(("full", 2), (device.Abilities.Promise.Grade, device.EditCount));
            Assert.NotEmpty(device.Abilities.Promise.Reasons);
            Assert.NotEqual(device.BaseHash, device.TargetHash);
        });
        foreach (var device in network.Names)
        {
            Assert.Equal(RealNetwork.Before, await network.FindNothingLeftAsync(device, []));
        }
    }

    [RequiresFact(Lab)]
    public async Task DryRuns_OfTheSameEdits_MakeTheSamePlanOfEachDevice()
    {
        var network = await fixture.GetAsync();

        var plans = new[] { (await PlanAsync(network, DryRun.Gateway, [.. network.Edits])).Done(), (await PlanAsync(network, DryRun.Device, [.. network.Edits])).Done() };

        Assert.Equal(plans[0].Devices.Select(Said), plans[1].Devices.Select(Said));

        static (string, string, string, string) Said(DevicePlan device) => (device.BaseHash, device.TargetHash, device.EditXml, device.InverseXml);
    }

    [RequiresFact(Lab)]
    public async Task Edits_ThatTheModelsForbid_AreAllNamedAndNotApplicable()
    {
        var network = await fixture.GetAsync();

        var plan = (await PlanAsync(
            network,
            DryRun.Device,
            Edit(R1, EditOperation.Merge, "/ietf-system:system/dns-resolver/server[name='d1']/udp-and-tcp/port", "70000"),
            Edit(R1, EditOperation.Merge, "/ietf-interfaces:interfaces/interface[name='dum8']", """{"enabled":true}"""),
            Edit(R1, EditOperation.Merge, "/ietf-system:system/lokation", "\"x\""),
            Edit(R2, EditOperation.Merge, Location, "\"rack 5\""))).Done();

        Assert.False(plan.CanBeApplied);
        var errors = plan.Messages.Where(message => message.IsError).ToList();
        Assert.All(errors, message => Assert.Equal(R1, message.Device));
        Assert.Contains(errors, message => message.Text.Contains("70000", StringComparison.Ordinal));
        Assert.Contains(errors, message => message.Text.Contains("lokation", StringComparison.Ordinal));
        Assert.Equal(RealNetwork.Before, await network.FindNothingLeftAsync(R1, []));
        Assert.Equal(RealNetwork.Before, await network.FindNothingLeftAsync(R2, []));
    }

    [RequiresFact(Lab)]
    public async Task Mandatory_ThatIsMissing_IsAnError()
    {
        var network = await fixture.GetAsync();

        var plan = (await PlanAsync(network, DryRun.Gateway, Edit(R1, EditOperation.Merge, "/ietf-interfaces:interfaces/interface[name='dum8']", """{"enabled":true}"""))).Done();

        Assert.Contains(plan.Messages, message => message.IsError && message.Text.Contains("type", StringComparison.Ordinal));
    }

    [RequiresFact(Lab)]
    public async Task Base_ThatMovedSince_MakesAnotherPlan()
    {
        var network = await fixture.GetAsync();
        var before = (await PlanAsync(network, DryRun.Gateway, Edit(R2, EditOperation.Replace, Location, "\"rack 5\""))).Done();
        await network.SetLocationAsync(R2, "moved away");

        var after = (await PlanAsync(network, DryRun.Gateway, Edit(R2, EditOperation.Replace, Location, "\"rack 5\""))).Done();

        var (old, now) = (before.Devices.Single(), after.Devices.Single());
        Assert.NotEqual(before.Id, after.Id);
        Assert.NotEqual(old.BaseHash, now.BaseHash);
        Assert.Equal(old.TargetHash, now.TargetHash);
        Assert.Contains("moved away", now.Difference, StringComparison.Ordinal);
        Assert.Contains("moved away", now.InverseXml, StringComparison.Ordinal);
    }

    [RequiresFact(Lab)]
    public async Task Rollback_WhereSomebodyHasMovedWhatTheChangeLeft_IsRefusedAndSaysWhat()
    {
        var network = await fixture.GetAsync();
        var made = (await PlanAsync(network, DryRun.Gateway, Edit(R2, EditOperation.Merge, Location, "\"rack 5\""))).Done();
        var left = made.Devices.Single();
        var image = new PostImage(R2, left.TargetHash, left.TargetXml);
        await network.SetLocationAsync(R2, "rack 5");
        var asLeft = await Planner(network).PlanRollbackAsync(made, [image], Alice, Guard.Token()).Guarded();
        await network.SetLocationAsync(R2, "moved away");

        var moved = await Planner(network).PlanRollbackAsync(made, [image], Alice, Guard.Token()).Guarded();

        Assert.Contains("rack 4", asLeft.Done().Devices.Single().EditXml, StringComparison.Ordinal);
        Assert.Contains("moved away", moved.Failure!.Message, StringComparison.Ordinal);
    }

    [RequiresFact(Lab)]
    public async Task Candidate_WithEditsOfSomebodyElse_IsNotTriedIn_AndTheyStay()
    {
        var network = await fixture.GetAsync();
        await using var other = await network.OpenAsync(R2);
        (await other.EditAsync(Datastore.Candidate, OtherEdit, Guard.Token()).Guarded()).Done();

        var tried = (await PlanAsync(network, DryRun.Device, Edit(R2, EditOperation.Merge, Location, "\"rack 5\""))).Done();
        var composed = (await PlanAsync(network, DryRun.Gateway, Edit(R2, EditOperation.Merge, Location, "\"rack 5\""))).Done();
        var isDirty = (await other.IsCandidateDirtyAsync(Guard.Token()).Guarded()).Done();
        (await other.DiscardAsync(Guard.Token()).Guarded()).Done();

        Assert.False(tried.CanBeApplied);
        Assert.Contains(tried.Messages, message => message.IsError && message.Device == R2);
        Assert.True(composed.CanBeApplied);
        Assert.True(isDirty);
        Assert.Equal(RealNetwork.Before, await network.FindNothingLeftAsync(R2, []));
    }

    [RequiresFact(Lab)]
    public async Task Candidate_ThatSomebodyHasLocked_IsNotTriedInAndTheHolderIsNamed()
    {
        var network = await fixture.GetAsync();
        await using var other = await network.OpenAsync(R2);
        (await other.LockAsync(Datastore.Candidate, Guard.Token()).Guarded()).Done();

        var tried = (await PlanAsync(network, DryRun.Device, Edit(R2, EditOperation.Merge, Location, "\"rack 5\""))).Done();
        (await other.UnlockAsync(Datastore.Candidate, Guard.Token()).Guarded()).Done();

        Assert.Contains(tried.Messages, message => message.IsError && message.Text.Contains("lock", StringComparison.Ordinal));
        Assert.Equal(RealNetwork.Before, await network.FindNothingLeftAsync(R2, []));
    }

    private static LocalCaller Alice { get; } = new("alice");

    private static IPlanner Planner(RealNetwork network) => network.Onlooker.Get<IPlanner>();

    private static Task<Outcome<ChangePlan>> PlanAsync(RealNetwork network, DryRun dryRun, params RequestedEdit[] edits) =>
        Planner(network).PlanAsync(new PlanRequest { Caller = Alice, Edits = edits, DryRun = dryRun }, Guard.Token()).Guarded();

    private static RequestedEdit Edit(DeviceName device, EditOperation operation, string path, string json) =>
        new(device, operation, path, JsonSerializer.Deserialize<JsonElement>(json));
}
