using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using Xunit;

namespace NetMcp.Changes.Tests.Engine;

/// <summary>What must not stay behind on a device that answers late, or refuses what was to clean up after a change.</summary>
public sealed class LeftBehindTests
{
    [Fact]
    public async Task Deadline_CommitTookLong_IsCountedFromItsAnswerAndNotFromItsSending()
    {
        using var world = new EngineWorld();
        var device = world.Devices[0];
        world.OnRecord = record =>
        {
            if (record.Kind == RecordKind.Committing)
            {
                // It has the commit, and starts its timer, 40 s after it was sent.
                device.Before = operation => operation == "commit-confirmed" ? Task.Delay(TimeSpan.FromSeconds(40), world.Clock) : Task.CompletedTask;
            }

            device.IsAway |= record.Kind == RecordKind.DecidedConfirm;
        };
        var seconds = 0;

        await world.FinishAsync(world.StartAsync(), () => device.IsAway = device.IsAway && ++seconds < 280);
        world.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(ChangeState.Confirmed, world.Status.State);
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Recovery_DevicesAnswerSlowly_OneIsNotKeptWaitingForTheOthersUntilItsTimerEnds()
    {
        using var world = new EngineWorld(3);
        var death = new Death(world);
        world.OnRecord = record =>
        {
            if (record.Kind == RecordKind.DecidedConfirm)
            {
                death.Die();
            }

            foreach (var device in world.Devices.Where(_ => record.Kind == RecordKind.Recovering))
            {
                device.Before = operation => operation == "lock" ? Task.Delay(TimeSpan.FromSeconds(120), world.Clock) : Task.CompletedTask;
            }
        };
        Assert.True(await world.ApplyAsync(death));

        await world.FinishAsync(world.RecoverAsync());

        Assert.Equal(ChangeState.Confirmed, world.Status.State);
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Release_DiscardIsRefused_EndOfTheSessionTakesTheEditsWithTheLock()
    {
        using var world = new EngineWorld();
        world.Devices[0].FailNext("validate", world.Devices[0].Refused("operation-failed"));
        world.Devices[0].FailNext("discard", world.Devices[0].Refused("operation-failed"));

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Refused, world.Status.State);
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Reduced_CommitIsRefused_OwnEditsAreNotTakenForSomebodyElses()
    {
        using var world = new EngineWorld();
        world.Have(abilities => abilities with { ConfirmedCommit = ConfirmedCommitUse.None, LockRefusesDirtyCandidate = false });
        world.Devices[0].FailNext("commit", world.Devices[0].Refused("operation-failed"));

        await world.ApplyAsync();

        Assert.Equal(DeviceChangeState.RolledBack, world.Status.Devices[0].State);
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Compensation_InverseEditIsRefusedHalfway_NothingOfItStaysInTheCandidate()
    {
        using var world = new EngineWorld(2);
        world.Plan = world.Plan with { Compensate = true, Batches = [.. world.Devices.Select(device => new[] { device.Name })] };
        world.Devices[1].FailNext("validate", world.Devices[1].Refused("operation-failed"));
        var device = world.Devices[0];
        world.OnRecord = record =>
        {
            for (var i = 0; i < 1000 && record is { Kind: RecordKind.Undoing, Text: not null }; i++)
            {
                device.FailNext("edit", device.Refused("operation-failed"), afterwards: true);
            }
        };

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Unknown, world.Status.State);
        Assert.True(device.Runs(EngineWorld.Target));
        Assert.False(device.IsDirty);
        Assert.Empty(device.Locks);
    }

    [Fact]
    public async Task Running_EditIsRefusedHalfwayWithoutRollbackOnError_HalfIsTakenBack()
    {
        using var world = new EngineWorld();
        var device = world.Devices[0];
        world.Have(abilities => abilities with
        {
            Candidate = CandidateUse.None,
            ConfirmedCommit = ConfirmedCommitUse.None,
            RollbackOnError = false,
            Locks = [Datastore.Running],
        });
        world.OnRecord = record =>
        {
            if (record.Kind == RecordKind.Committing)
            {
                device.FailNext("edit", device.Refused("operation-failed") with { Transmission = Transmission.Unknown });
                device.Before = operation =>
                {
                    if (operation == "edit" && device.Runs(EngineWorld.Base))
                    {
                        device.Running.Descendants().First(element => element.Name.LocalName == "name").Value = "half";
                    }

                    return Task.CompletedTask;
                };
            }
        };

        await world.ApplyAsync();

        Assert.Equal(DeviceChangeState.RolledBack, world.Status.Devices[0].State);
        Invariants.Hold(world);
    }
}
