using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Changes.Tests.Played;

/// <summary>Whole changes of a Junos, through its shared candidate under lock and through a private one.</summary>
public abstract class JunosChangeTests(string candidate)
{
    private const string Before = "rack 4";
    private const string Wanted = "rack 5";

    private protected string Candidate => candidate;

    [Fact]
    public async Task Plan_PromisesLess_BecauseAnyCommitConfirms()
    {
        await using var change = new PlayedChange(new PlayedJunos(), candidate);

        var device = Assert.Single((await change.PlanAsync()).Devices);
        var refused = await change.Changes.ApplyAsync(new ApplyRequest(change.Plan.Id, PlayedChange.Alice), Guard.Token()).Guarded();

        Assert.Equal("reduced", device.Abilities.Promise.Grade);
        Assert.Equal("re0-1", device.CommitId);
        Assert.False(refused.IsSuccess);
    }

    [Fact]
    public async Task DryRun_OnTheDevice_LeavesNothing()
    {
        await using var device = new PlayedJunos();
        await using var change = new PlayedChange(device, candidate);

        var plan = await change.PlanAsync(DryRun.Device);

        Assert.DoesNotContain(plan.Messages, message => message.IsError);
        Assert.Equal((Before, ""), device.Now);
        Assert.Contains("check", device.Log);
        Assert.DoesNotContain(device.Log, line => line.Contains("without", StringComparison.Ordinal) || line.Contains("commit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Awaiting_RequesterConfirms_IsKept()
    {
        await using var device = new PlayedJunos();
        await using var change = new PlayedChange(device, candidate);
        await change.BeginAsync(requesterConfirms: true);
        Assert.Equal(ChangeState.AwaitingConfirmation, (await change.WaitAsync(ChangeState.AwaitingConfirmation)).State);

        await change.Changes.ConfirmAsync(change.Plan.Id, PlayedChange.Alice, Guard.Token()).Guarded();

        Assert.Equal((ChangeState.Confirmed, (Wanted, "")), ((await change.WaitAsync()).State, device.Now));
    }

    [Fact]
    public async Task Awaiting_SomebodyUndoes_IsAsBefore()
    {
        await using var device = new PlayedJunos();
        await using var change = new PlayedChange(device, candidate, timeout: 3);
        await change.BeginAsync(requesterConfirms: true);
        await change.WaitAsync(ChangeState.AwaitingConfirmation);

        await change.Changes.RollBackAsync(change.Plan.Id, PlayedChange.Alice, Guard.Token()).Guarded();

        Assert.Equal((ChangeState.RolledBack, (Before, "")), ((await change.WaitAsync()).State, device.Now));
    }

    [Fact]
    public async Task Pending_AnotherOneCommits_WhatIsUndoneStaysAndIsNamed()
    {
        await using var device = new PlayedJunos();
        await using var change = new PlayedChange(device, candidate, timeout: 4)
        {
            After = record =>
            {
                if (record.Kind == RecordKind.Committed)
                {
                    device.CommitBySomebody();
                }
            },
        };
        await change.BeginAsync(requesterConfirms: true);
        await change.WaitAsync(ChangeState.AwaitingConfirmation);

        await change.Changes.RollBackAsync(change.Plan.Id, PlayedChange.Alice, Guard.Token()).Guarded();

        var ended = await change.WaitAsync();
        Assert.Equal((ChangeState.PartiallyConfirmed, DeviceChangeState.Kept), (ended.State, ended.Devices.Single().State));
        Assert.Equal((Wanted, ""), device.Now);
    }

    [Theory]
    [InlineData("Staged", true, ChangeState.Refused)]
    [InlineData("Committed", true, ChangeState.RolledBack)]
    [InlineData("Committed", false, ChangeState.RolledBack)]
    [InlineData("DecidedConfirm", false, ChangeState.RolledBack)]
    public async Task Gateway_DiesBeforeItHasConfirmed_IsAsBeforeWhenItIsBack(string point, bool revertsWithItsSession, ChangeState end)
    {
        await using var device = new PlayedJunos { RevertsWithItsSession = revertsWithItsSession };
        await using var change = new PlayedChange(device, candidate, timeout: 4) { DiesAfter = Enum.Parse<RecordKind>(point) };
        await change.BeginAsync();

        await change.RestartAsync();

        Assert.Equal((end, (Before, "")), ((await change.WaitAsync()).State, device.Now));
        Assert.DoesNotContain("commit", device.Log);
    }

    [Fact]
    public async Task Gateway_DiesWhenItHasConfirmed_TheChangeStays()
    {
        await using var device = new PlayedJunos();
        await using var change = new PlayedChange(device, candidate) { DiesAfter = RecordKind.Confirmed };
        await change.BeginAsync();

        await change.RestartAsync();

        Assert.Equal((ChangeState.Confirmed, (Wanted, "")), ((await change.WaitAsync()).State, device.Now));
    }
}
