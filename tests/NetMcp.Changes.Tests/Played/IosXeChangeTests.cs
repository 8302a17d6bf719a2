using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Changes.Tests.Played;

/// <summary>Whole changes of an IOS XE without a candidate: in force with the edit, and taken back by the gateway alone.</summary>
public sealed class IosXeChangeTests : StandardChangeTests
{
    private protected override (string Promise, string[] Kept) Expected => ("reduced", ["lock running", "edit running", "save", "unlock running"]);

    [Fact]
    public async Task Apply_NobodyAcceptedLess_IsRefusedAndSaysWhatIsLacking()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device);
        await change.PlanAsync();

        var refused = await change.Changes.ApplyAsync(new ApplyRequest(change.Plan.Id, PlayedChange.Alice), Guard.Token()).Guarded();

        Assert.Contains("accept_reduced_safety", refused.Failure?.Message, StringComparison.Ordinal);
        Assert.Contains("running at once", refused.Failure?.Message, StringComparison.Ordinal);
        Assert.Empty(device.Log);
    }

    [Fact]
    public async Task Kept_IsSavedAndUndone_IsNot()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device);

        await change.BeginAsync(requesterConfirms: true);
        await change.WaitAsync(ChangeState.AwaitingConfirmation);

        Assert.Equal((Wanted, "lock", PlayedStandard.Before), (device.Now.Running, device.Now.Left, device.Startup));
        await change.Changes.ConfirmAsync(change.Plan.Id, PlayedChange.Alice, Guard.Token()).Guarded();
        Assert.Equal((ChangeState.Confirmed, Wanted), ((await change.WaitAsync()).State, device.Startup));
    }

    [Fact]
    public async Task Edit_RefusedHalfWayWithoutRollbackOnError_WhatStandsIsTakenBackUnderTheSameLock()
    {
        await using var device = new PlayedIosXe(rollsBackOnError: false);
        await using var change = new PlayedChange(device) { Sets = [("location", "rack 5"), ("contact", PlayedSite.Refused)] };

        await change.BeginAsync();

        Assert.Equal((ChangeState.RolledBack, (PlayedStandard.Before, "")), ((await change.WaitAsync()).State, device.Now));
        Assert.Equal(["lock running", "edit running", "edit running", "unlock running"], device.Log);
    }

    [Fact]
    public async Task Edit_NotAnswered_IsReadAndTakenBack()
    {
        await using var device = new PlayedIosXe { AnswersNot = "edit-config" };
        await using var change = new PlayedChange(device);

        await change.BeginAsync();

        Assert.Equal((ChangeState.RolledBack, (PlayedStandard.Before, "")), ((await change.WaitAsync()).State, device.Now));
        Assert.DoesNotContain("save", device.Log);
    }

    [Theory]
    [InlineData("Committing", ChangeState.RolledBack)]
    [InlineData("Committed", ChangeState.RolledBack)]
    [InlineData("ChecksPassed", ChangeState.RolledBack)]
    [InlineData("DecidedConfirm", ChangeState.Confirmed)]
    [InlineData("Confirmed", ChangeState.Confirmed)]
    public Task Gateway_Dies_TheNextOneGoesByTheJournal(string point, ChangeState end) => DieAsync(point, end);

    [Fact]
    public async Task Gateway_DiesAndSomebodyEditsSince_ThatStaysAndIsNamed()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device, timeout: 2) { DiesAfter = RecordKind.Committed };
        await change.BeginAsync();
        await change.DiedAsync();
        device.ChangeBySomebody(site => site with { Location = "rack 9" });

        await change.RestartAsync();

        var ended = await change.WaitAsync();
        Assert.Equal((ChangeState.Unknown, ("rack 9", "")), (ended.State, (device.Now.Running.Location, device.Now.Left)));
        Assert.Contains("not as the change left it", ended.Devices.Single().ReadBack, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_IsTakenBackByAChangeOfItsOwn()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device);
        await change.BeginAsync();
        await change.WaitAsync();

        await change.RollBackAsync();

        Assert.Equal((ChangeState.Confirmed, (PlayedStandard.Before, ""), PlayedStandard.Before), ((await change.WaitAsync()).State, device.Now, device.Startup));
    }

    private protected override PlayedStandard Make() => new PlayedIosXe();
}
