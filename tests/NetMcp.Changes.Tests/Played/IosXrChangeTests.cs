using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Changes.Tests.Played;

/// <summary>Whole changes of an IOS XR: a candidate a session, confirmed-commit 1.1 with persist, and numbers of commits.</summary>
public sealed class IosXrChangeTests : StandardChangeTests
{
    private protected override (string Promise, string[] Kept) Expected => ("full",
        ["lock running", "lock candidate", "edit candidate", "validate", "commit confirmed", "unlock running", "commit", "unlock candidate"]);

    [Fact]
    public async Task Commit_OfSomebodyElseSinceThePlan_IsNotedWithBothNumbers()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device);
        Assert.Equal("1000000001", (await change.PlanAsync()).Devices.Single().CommitId);
        device.ChangeBySomebody(site => site with { Contact = "dora" });

        await change.ApplyAsync();

        var ended = await change.WaitAsync();
        Assert.Equal((ChangeState.Confirmed, (Wanted with { Contact = "dora" }, "")), (ended.State, device.Now));
        Assert.Contains("was 1000000001 at planning and is 1000000002 now", ended.Devices.Single().Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commit_OfSomebodyElseBehindTheEdit_IsRefusedAndTheirsStays()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device)
        {
            After = record =>
            {
                if (record.Kind == RecordKind.Staged)
                {
                    device.ChangeBySomebody(site => site with { Contact = "dora" });
                }
            },
        };

        await change.BeginAsync();

        var ended = await change.WaitAsync();
        Assert.Equal((ChangeState.Refused, (PlayedStandard.Before with { Contact = "dora" }, "")), (ended.State, device.Now));
        Assert.Contains("commits have occurred from other sessions", ended.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("commit")]
    public async Task Device_RefusesALaterStep_NothingWasEverInForce(string operation)
    {
        await using var device = Make();
        device.Refuses = operation;
        await using var change = new PlayedChange(device);

        await change.BeginAsync();

        Assert.Equal((ChangeState.Refused, (PlayedStandard.Before, "")), ((await change.WaitAsync()).State, device.Now));
    }

    [Fact]
    public async Task Commit_NotAnswered_IsCancelledByItsToken()
    {
        await using var device = Make();
        device.AnswersNot = "commit";
        await using var change = new PlayedChange(device);

        await change.BeginAsync();

        Assert.Equal((ChangeState.RolledBack, (PlayedStandard.Before, "")), ((await change.WaitAsync()).State, device.Now));
        Assert.Contains("cancel", device.Log);
    }

    [Fact]
    public async Task Confirm_NotAnswered_IsReadBackInForce()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device)
        {
            After = record => device.AnswersNot = record.Kind == RecordKind.DecidedConfirm ? "commit" : device.AnswersNot,
        };

        await change.BeginAsync();

        Assert.Equal((ChangeState.Confirmed, (Wanted, "")), ((await change.WaitAsync()).State, device.Now));
        Assert.DoesNotContain("cancel", device.Log);
    }

    [Fact]
    public async Task Session_LostWhileItPends_IsCancelledByAnotherOne()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device) { AfterAsync = record => record.Kind == RecordKind.Committed ? device.DropSessionsAsync() : Task.CompletedTask };

        await change.BeginAsync();

        Assert.Equal((ChangeState.RolledBack, (PlayedStandard.Before, "")), ((await change.WaitAsync()).State, device.Now));
        Assert.Contains("cancel", device.Log);
    }

    [Fact]
    public async Task Device_CannotBeReachedBeforeItsTimerIsOver_IsReadBackWhenItIsBack()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device, timeout: 2) { AfterAsync = record => record.Kind == RecordKind.Committed ? device.CutOffAsync() : Task.CompletedTask };
        await change.BeginAsync();
        await device.Reverted.Guarded();

        device.IsAway = false;

        Assert.Equal((ChangeState.RolledBack, (PlayedStandard.Before, "")), ((await change.WaitAsync()).State, device.Now));
        Assert.DoesNotContain("cancel", device.Log);
    }

    [Theory]
    [InlineData("Staged", ChangeState.Refused)]
    [InlineData("Committing", ChangeState.RolledBack)]
    [InlineData("Committed", ChangeState.RolledBack)]
    [InlineData("ChecksPassed", ChangeState.RolledBack)]
    [InlineData("DecidedConfirm", ChangeState.Confirmed)]
    [InlineData("Confirmed", ChangeState.Confirmed)]
    public Task Gateway_Dies_TheNextOneGoesByTheJournal(string point, ChangeState end) => DieAsync(point, end);

    private protected override PlayedStandard Make() => new PlayedIosXr();
}
