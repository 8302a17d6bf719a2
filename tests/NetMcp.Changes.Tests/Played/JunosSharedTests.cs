using NetMcp.Changes.States;
using NetMcp.Core.Outcomes;
using Xunit;

namespace NetMcp.Changes.Tests.Played;

/// <summary>Junos as it is used unless the inventory says otherwise.</summary>
public sealed class JunosSharedTests() : JunosChangeTests("shared")
{
    [Fact]
    public async Task Change_IsMadeUnderTheLockFromBeforeTheEditToBehindTheConfirm()
    {
        // A release that cannot confirm private commits is no obstacle.
        await using var device = new PlayedJunos { IsOld = true };
        await using var change = new PlayedChange(device, Candidate);

        await change.BeginAsync();

        Assert.Equal((ChangeState.Confirmed, ("rack 5", "")), ((await change.WaitAsync()).State, device.Now));
        Assert.Equal(["lock", "edit", "check", "commit confirmed", "commit", "unlock"], device.Log);
    }

    [Fact]
    public async Task Change_WhereSomebodyHasEdits_IsRefusedAndTheyStay()
    {
        await using var device = new PlayedJunos();
        await using var change = new PlayedChange(device, Candidate);
        await change.PlanAsync();
        device.EditBySomebody();

        await change.Changes.ApplyAsync(new ApplyRequest(change.Plan.Id, PlayedChange.Alice) { AcceptReducedSafety = true }, TestKit.Guard.Token());

        var ended = await change.WaitAsync();
        Assert.Equal((ChangeState.Refused, FailureCode.LockDenied), (ended.State, ended.Devices.Single().Failure?.Code));
        Assert.Equal(("rack 4", "edits"), device.Now);
        Assert.Empty(device.Log);
    }
}
