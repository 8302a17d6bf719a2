using NetMcp.Changes.Plans;
using NetMcp.Changes.Rules;
using NetMcp.Changes.Tests.Plans;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Changes.Tests.Rules;

public sealed class ChangeRulesTests : IDisposable
{
    private readonly TempDirectory _folder = new();
    private readonly PlanBed _bed = new();
    private readonly ChangeRules _rules;

    public ChangeRulesTests()
    {
        _rules = NewRules();
        _bed.Network.Add("r1", PlanBed.Schema);
    }

    public void Dispose()
    {
        _rules.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Plan_IsAdmittedOnce_AlsoAcrossARestart()
    {
        var plan = await PlanAsync();

        Assert.True((await AdmitAsync(plan)).Value);
        Assert.False((await AdmitAsync(plan)).Value);
        using var restarted = NewRules();
        Assert.False((await restarted.AdmitAsync(plan, new ApplyRequest(plan.Id, new LocalCaller("t")), default)).Value);
    }

    [Fact]
    public async Task Plan_AppliedByManyAtOnce_IsAdmittedToOne()
    {
        var plan = await PlanAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => AdmitAsync(plan))));

        Assert.Single(answers, answer => answer.Value);
    }

    [Fact]
    public async Task Key_WithAnotherPlan_IsRefused_ButNotAnothersKey()
    {
        var first = await PlanAsync();
        var second = await PlanAsync();
        Assert.True((await AdmitAsync(first, key: "k")).Value);

        Assert.False((await AdmitAsync(first, key: "k")).Value);
        var refused = (await AdmitAsync(second, key: "k")).Failure!;
        Assert.Contains(first.Id.Value, refused.Message, StringComparison.Ordinal);
        Assert.True((await AdmitAsync(second, key: "k", requester: "somebody else")).Value);
    }

    [Fact]
    public async Task Key_LivesAsLongAsItsChangeIsOnTheDisk()
    {
        var first = await PlanAsync();
        var second = await PlanAsync();
        Assert.True((await AdmitAsync(first, key: "k")).Value);
        _bed.Clock.Advance(TimeSpan.FromDays(40));
        using var restarted = NewRules();

        Assert.Null(await restarted.NoteKeyAsync(first, Keyed(first, "k"), default));
        var refused = await restarted.NoteKeyAsync(second, Keyed(second, "k"), default);
        Assert.Contains(first.Id.Value, refused!.Message, StringComparison.Ordinal);

        Directory.Delete(FolderOf(first));
        Assert.Null(await restarted.NoteKeyAsync(second, Keyed(second, "k"), default));
    }

    [Fact]
    public async Task Key_FirstGivenOnARepeat_IsBoundToo()
    {
        var first = await PlanAsync();
        var second = await PlanAsync();
        Assert.True((await AdmitAsync(first)).Value);

        Assert.False((await AdmitAsync(first, key: "k")).Value);
        Assert.Null(await _rules.NoteKeyAsync(first, Keyed(first, "m"), default));

        Assert.Contains(first.Id.Value, (await AdmitAsync(second, key: "k")).Failure!.Message, StringComparison.Ordinal);
        Assert.Contains(first.Id.Value, (await AdmitAsync(second, key: "m")).Failure!.Message, StringComparison.Ordinal);
        Assert.True((await AdmitAsync(second, key: "n")).Value);
    }

    [Fact]
    public async Task Freeze_StopsNewOnes_UntilItIsThawed_AlsoAcrossARestart()
    {
        var plan = await PlanAsync();
        var under = await PlanAsync();
        Assert.True((await AdmitAsync(under)).Value);
        await _rules.SetFreezeAsync(true, "ops", "the fair", default);

        using var restarted = NewRules();
        var refused = restarted.FindObjection(plan, new ApplyRequest(plan.Id, new LocalCaller("t")))!;
        Assert.Equal(FailureCode.Forbidden, refused.Code);
        Assert.Contains("ops", refused.Message, StringComparison.Ordinal);
        Assert.Contains("the fair", refused.Message, StringComparison.Ordinal);
        Assert.Equal(FailureCode.Forbidden, (await AdmitAsync(plan)).Failure!.Code);
        Assert.False((await AdmitAsync(under)).Value);

        await restarted.SetFreezeAsync(false, "ops", null, default);
        Assert.Null(_rules.Freeze);
        Assert.True((await AdmitAsync(plan)).Value);
    }

    [Fact]
    public async Task Freeze_ThatCannotBeRead_IsAFreeze()
    {
        await _rules.SetFreezeAsync(true, "ops", null, default);
        await File.WriteAllTextAsync(Path.Combine(_folder.File("changes"), "freeze.json"), "{");

        Assert.NotNull(_rules.Freeze);
    }

    [Fact]
    public async Task Budget_OfADevice_IsForAnHour()
    {
        Assert.True((await AdmitAsync(await PlanAsync())).Value);
        _bed.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.True((await AdmitAsync(await PlanAsync())).Value);
        var third = await PlanAsync();

        using var restarted = NewRules();
        var refused = restarted.FindObjection(third, new ApplyRequest(third.Id, new LocalCaller("t")))!;
        Assert.Equal((FailureCode.Forbidden, TimeSpan.FromMinutes(40) - TimeSpan.FromTicks(2)), (refused.Code, refused.RetryAfter));

        _bed.Clock.Advance(TimeSpan.FromMinutes(40));
        Assert.True((await AdmitAsync(third)).Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Budget_ClockOnTheWallIsSet_IsForAnHourAllTheSame(int days)
    {
        Assert.True((await AdmitAsync(await PlanAsync())).Value);
        Assert.True((await AdmitAsync(await PlanAsync())).Value);

        _bed.Clock.SetWall(days * TimeSpan.FromDays(1));
        var refused = (await AdmitAsync(await PlanAsync())).Failure!;
        Assert.Equal((FailureCode.Forbidden, true), (refused.Code, refused.Retryable));
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromMinutes(59), TimeSpan.FromHours(1));

        _bed.Clock.Advance(refused.RetryAfter.Value);
        Assert.True((await AdmitAsync(await PlanAsync())).Value);
    }

    [Fact]
    public async Task Budget_ClockOnTheWallIsSetBackAcrossARestart_BarsForAnHourAtMost()
    {
        Assert.True((await AdmitAsync(await PlanAsync())).Value);
        Assert.True((await AdmitAsync(await PlanAsync())).Value);
        _bed.Clock.SetWall(TimeSpan.FromDays(-30));
        using var restarted = NewRules();
        var third = await PlanAsync();

        Assert.Equal(TimeSpan.FromHours(1), restarted.FindObjection(third, new ApplyRequest(third.Id, new LocalCaller("t")))!.RetryAfter);
        _bed.Clock.Advance(TimeSpan.FromHours(1));
        var fourth = await PlanAsync();
        Assert.Null(restarted.FindObjection(fourth, new ApplyRequest(fourth.Id, new LocalCaller("t"))));
    }

    [Fact]
    public async Task Budget_ThatIsSpent_DoesNotBarTheWayBack()
    {
        var first = await PlanAsync();
        Assert.True((await AdmitAsync(first)).Value);
        Assert.True((await AdmitAsync(await PlanAsync())).Value);
        var another = await PlanAsync();

        Assert.Equal(FailureCode.Forbidden, (await AdmitAsync(another)).Failure!.Code);
        Assert.True((await AdmitAsync(another with { RollsBack = first.Id })).Value);
        await _rules.SetFreezeAsync(true, "ops", null, default);
        var frozen = await PlanAsync();
        Assert.Equal(FailureCode.Forbidden, (await AdmitAsync(frozen with { RollsBack = first.Id })).Failure!.Code);
    }

    [Fact]
    public async Task Plan_ThatIsTooOld_IsStale()
    {
        var plan = await PlanAsync();
        _bed.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(FailureCode.Stale, (await AdmitAsync(plan)).Failure!.Code);
    }

    [Fact]
    public async Task Plan_WithAnError_IsRefusedWithIt()
    {
        var plan = (await _bed.PlanAsync(PlanBed.Edit("Merge", "/box:box/size", "1"), PlanBed.Edit("Merge", "/box:box/nmae", "1"))).Value;

        Assert.Contains("Did you mean", (await AdmitAsync(plan)).Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promise_ThatIsReduced_MustBeAccepted()
    {
        var device = _bed.Network["r1"];
        device.Abilities = device.Abilities with { Promise = new ChangePromise("reduced", ["There is no timer."]) };
        var plan = await PlanAsync();

        var refused = (await AdmitAsync(plan)).Failure!;
        Assert.Equal(FailureCode.Forbidden, refused.Code);
        Assert.Contains("There is no timer. Apply with accept_reduced_safety", refused.Message, StringComparison.Ordinal);
        Assert.True((await _rules.AdmitAsync(plan, new ApplyRequest(plan.Id, new LocalCaller("t")) { AcceptReducedSafety = true }, default)).Value);
    }

    private ChangeRules NewRules() => new(new ChangeOptions { Folder = _folder.File("changes"), ChangesPerDeviceAndHour = 2 }, _bed.Clock);

    private async Task<ChangePlan> PlanAsync()
    {
        // Two plans of one instant and content are one.
        _bed.Clock.Advance(TimeSpan.FromTicks(1));
        var plan = (await _bed.PlanAsync(PlanBed.Edit("Merge", "/box:box/name", "\"b\""))).Value;
        Directory.CreateDirectory(FolderOf(plan));
        return plan;
    }

    private string FolderOf(ChangePlan plan) => Path.Combine(_folder.File("changes"), plan.Id.Value);

    private static ApplyRequest Keyed(ChangePlan plan, string key) => new(plan.Id, new LocalCaller("t")) { IdempotencyKey = key };

    private Task<Outcome<bool>> AdmitAsync(ChangePlan plan, string? key = null, string requester = "t") =>
        _rules.AdmitAsync(plan, new ApplyRequest(plan.Id, new LocalCaller(requester)) { IdempotencyKey = key }, default);
}
