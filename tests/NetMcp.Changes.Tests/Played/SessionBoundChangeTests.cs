using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using NetMcp.Core.Outcomes;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Changes.Tests.Played;

/// <summary>Whole changes of a device with confirmed-commit 1.0: the session that committed must live, renews, and undoes with its end.</summary>
public sealed class SessionBoundChangeTests : StandardChangeTests
{
    private static readonly string[] Begun = ["lock running", "lock candidate", "edit candidate", "validate", "commit confirmed", "unlock running"];

    private protected override (string Promise, string[] Kept) Expected => ("full", [.. Begun, "commit", "unlock candidate"]);

    [Fact]
    public async Task Change_OfTwo_TimersAreRenewedFromTheSessionsThatCommitted()
    {
        await using PlayedStandard one = Make(), two = Make();
        await using var change = new PlayedChange([one, two]);

        await change.BeginAsync();

        Assert.Equal((ChangeState.Confirmed, (Wanted, ""), (Wanted, "")), ((await change.WaitAsync()).State, one.Now, two.Now));
        Assert.All([one, two], device => Assert.Equal([.. Begun, "commit confirmed", "commit", "unlock candidate"], device.Log));
    }

    [Fact]
    public async Task Change_OfTwoAndOneUndidItself_IsUndoneOnTheOtherAndNeverBegunAnew()
    {
        await using PlayedStandard one = Make(), two = Make();
        await using var change = new PlayedChange([one, two]) { AfterAsync = record => record.Kind == RecordKind.ChecksPassed ? two.DropSessionsAsync() : Task.CompletedTask };

        await change.BeginAsync();

        Assert.Equal((ChangeState.RolledBack, (PlayedStandard.Before, ""), (PlayedStandard.Before, "")), ((await change.WaitAsync()).State, one.Now, two.Now));
        Assert.Single(two.Log, line => line == "commit confirmed");
        Assert.DoesNotContain("commit", one.Log.Concat(two.Log));
    }

    [Fact]
    public async Task Session_LostWhileItPends_IsAsBefore()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device) { AfterAsync = record => record.Kind == RecordKind.Committed ? device.DropSessionsAsync() : Task.CompletedTask };

        await change.BeginAsync();

        Assert.Equal((ChangeState.RolledBack, (PlayedStandard.Before, "")), ((await change.WaitAsync()).State, device.Now));
        Assert.DoesNotContain("commit", device.Log);
    }

    [Fact]
    public async Task Confirm_NotAnswered_IsReadBackInForceWhenTheTimerIsOver()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device, timeout: 6)
        {
            After = record => device.AnswersNot = record.Kind == RecordKind.DecidedConfirm ? "commit" : device.AnswersNot,
        };

        await change.BeginAsync();

        Assert.Equal((ChangeState.Confirmed, (Wanted, "")), ((await change.WaitAsync()).State, device.Now));
    }

    [Fact]
    public async Task Candidate_SomebodyHasEdits_IsRefusedAndTheyStay()
    {
        await using var device = Make();
        await using var change = new PlayedChange(device);
        await change.PlanAsync();
        device.EditBySomebody();

        await change.ApplyAsync();

        var ended = await change.WaitAsync();
        Assert.Equal((ChangeState.Refused, FailureCode.LockDenied), (ended.State, ended.Devices.Single().Failure?.Code));
        Assert.Equal((PlayedStandard.Before, "edits"), device.Now);
        Assert.Equal(["lock running", "unlock running"], device.Log);
    }

    [Theory]
    [InlineData("Staged", ChangeState.Refused)]
    [InlineData("Committed", ChangeState.RolledBack)]
    [InlineData("DecidedConfirm", ChangeState.RolledBack)]
    [InlineData("Confirmed", ChangeState.Confirmed)]
    public Task Gateway_Dies_ItsSessionTakesTheChangeAlong(string point, ChangeState end) => DieAsync(point, end);

    private protected override PlayedStandard Make() => new PlayedSessionBound();
}
