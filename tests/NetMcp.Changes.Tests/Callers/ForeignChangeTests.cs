using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Changes.Tests.Plans;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;
using NetMcp.TestKit;
using NetMcp.Trust.Paths;
using Xunit;

namespace NetMcp.Changes.Tests.Callers;

/// <summary>Whose change it is, who sees it, and who may do something with it.</summary>
public sealed class ForeignChangeTests
{
    private readonly FakeCaller _alice = new("alice") { Chain = ["t1"] };

    public static TheoryData<string> Strangers => ["device", "node"];

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task Change_OfWhichSomethingIsHidden_IsAnsweredAsMissing(string what)
    {
        await using var room = await GuardedRoom.StartAsync();
        var plan = await room.PlanNameAsync(_alice, requesterConfirms: true);
        var stranger = Stranger(what);
        var unknown = ChangeId.OfHash(new string('7', 64));

        foreach (var ask in Asked(room.Changes, stranger))
        {
            var hidden = await ask(plan.Id);
            var missing = await ask(unknown);
            Assert.Equal(missing with { Message = missing.Message.Replace(unknown.Value, plan.Id.Value, StringComparison.Ordinal) }, hidden);
        }

        Assert.Empty(room.Changes.List(new ChangeQuery(), stranger));
        Assert.Single(room.Changes.List(new ChangeQuery(), _alice));
        Assert.Equal(ChangeState.Planned, (await room.Changes.WaitAsync(plan.Id, _alice, TimeSpan.Zero, null, Guard.Token())).Value.State);
    }

    [Theory]
    [InlineData("/box:box/nmae", false)]
    [InlineData("/box:box/port/per", true)]
    public async Task Plan_WhereADenyRuleOfTheCallerNamesNothing_KeepsAwayFromWhatItMayBeMeantFor(string rule, bool isPlanned)
    {
        await using var room = await GuardedRoom.StartAsync();
        var caller = new FakeCaller("alice") { Rules = new PathRules(null, [NodePath.Parse(rule)]) };

        var planned = await room.Changes.PlanAsync(GuardedRoom.Request(caller, PlanBed.Edit("Merge", "/box:box/name", "\"b\"", "r1")), Guard.Token());

        Assert.Equal(isPlanned, planned.IsSuccess && planned.Value.CanBeApplied);
        Assert.Equal(!isPlanned, !planned.IsSuccess && planned.Failure.Message.Contains(rule, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Requester_WhoseGrantHasBecomeLess_DoesNotSeeItsOwn()
    {
        await using var room = await GuardedRoom.StartAsync();
        var plan = await room.PlanNameAsync(_alice);
        var narrowed = new FakeCaller("alice") { Chain = ["t1", "t1/link"], Rules = new PathRules(null, [NodePath.Parse("/box:box/name")]) };
        Assert.False(room.Changes.FindPlan(plan.Id, narrowed).IsSuccess);
        Assert.True(room.Changes.FindPlan(plan.Id, _alice).IsSuccess);
    }

    [Fact]
    public async Task Apply_ByWhomeverSeesItAndMayApply_IsDoneButConfirmedByTheRequesterOnly()
    {
        await using var room = await GuardedRoom.StartAsync();
        var plan = await room.PlanNameAsync(_alice, requesterConfirms: true);
        var bob = new FakeCaller("bob");

        var pending = await room.ApplyAsync(plan, bob);
        var refused = await room.Changes.ConfirmAsync(plan.Id, bob, Guard.Token());
        await room.Changes.ConfirmAsync(plan.Id, new FakeCaller("alice") { Chain = ["t1", "t1/link"] }, Guard.Token());
        var ended = (await room.Changes.WaitAsync(plan.Id, _alice, GuardedRoom.Long, null, Guard.Token()).Guarded()).Value;

        Assert.Equal(ChangeState.AwaitingConfirmation, pending.State);
        Assert.Equal(FailureCode.Forbidden, refused.Failure?.Code);
        Assert.Equal(ChangeState.Confirmed, ended.State);
    }

    [Fact]
    public async Task Apply_WhenTheGrantOrTheInventoryHasMovedSincePlanning_IsJudgedByThoseOfNow()
    {
        await using var room = await GuardedRoom.StartAsync();
        var plan = await room.PlanNameAsync(_alice);

        _alice.Operations.Remove(GrantOperation.Apply);
        Assert.Equal(FailureCode.Forbidden, (await room.Changes.ApplyAsync(new ApplyRequest(plan.Id, _alice), Guard.Token())).Failure?.Code);
        Assert.Equal(FailureCode.Forbidden, (await room.Changes.RollBackAsync(plan.Id, _alice, Guard.Token())).Failure?.Code);

        _alice.Operations.Add(GrantOperation.Apply);
        _alice.Devices = ["r2"];
        Assert.Equal(FailureCode.InvalidArgument, (await room.Changes.ApplyAsync(new ApplyRequest(plan.Id, _alice), Guard.Token())).Failure?.Code);

        _alice.Devices = null;
        Assert.Equal(ChangeState.Confirmed, (await room.ApplyAsync(plan, _alice)).State);
    }

    [Fact]
    public async Task Change_UnderWay_GoesOnWhenWhoAskedMayDoNothingAnyMore()
    {
        await using var room = await GuardedRoom.StartAsync();
        var plan = await room.PlanNameAsync(_alice);
        await room.Changes.ApplyAsync(new ApplyRequest(plan.Id, _alice), Guard.Token());
        _alice.Operations.Clear();
        _alice.Devices = [];

        Assert.Equal(ChangeState.Confirmed, (await room.Changes.WaitAsync(plan.Id, new LocalCaller("operator"), GuardedRoom.Long, null, Guard.Token()).Guarded()).Value.State);
    }

    [Fact]
    public async Task Plan_BesideAHiddenChange_IsNotToldItsHandle()
    {
        await using var room = await GuardedRoom.StartAsync();
        var plan = await room.PlanNameAsync(_alice, requesterConfirms: true);
        var other = await room.PlanNameAsync(new FakeCaller("bob") { Rules = GuardedRoom.NoUsers });
        await room.ApplyAsync(plan, _alice);
        var stranger = new FakeCaller("bob") { Rules = new PathRules([NodePath.Parse("/box:box/port")], []) };
        var seen = new FakeCaller("bob");

        Task<Outcome<ChangePlan>> TryAsync(FakeCaller caller) => room.Changes.PlanAsync(
            GuardedRoom.Request(caller, PlanBed.Edit("Merge", "/box:box/port[name='p1']/mtu", "1400")) with { DryRun = DryRun.Device }, Guard.Token());

        Assert.DoesNotContain(plan.Id.Value, (await TryAsync(stranger)).Failure!.Message, StringComparison.Ordinal);
        Assert.Contains(plan.Id.Value, (await TryAsync(seen)).Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(FailureCode.Busy, (await room.Changes.ApplyAsync(new ApplyRequest(other.Id, seen), Guard.Token())).Failure?.Code);
    }

    private static FakeCaller Stranger(string what) => what == "device"
        ? new FakeCaller("bob") { Devices = ["r2"] }
        : new FakeCaller("bob") { Rules = new PathRules(null, [NodePath.Parse("/box:box/name")]) };

    private static IEnumerable<Func<ChangeId, Task<Failure>>> Asked(IChanges changes, ICaller caller)
    {
        yield return change => Task.FromResult(changes.FindPlan(change, caller).Failure!);
        yield return async change => (await changes.WaitAsync(change, caller, TimeSpan.Zero, null, Guard.Token())).Failure!;
        yield return async change => (await changes.ApplyAsync(new ApplyRequest(change, caller), Guard.Token())).Failure!;
        yield return async change => (await changes.ConfirmAsync(change, caller, Guard.Token())).Failure!;
        yield return async change => (await changes.RollBackAsync(change, caller, Guard.Token())).Failure!;
    }
}
