using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using Xunit;

namespace NetMcp.Changes.Tests.Engine;

public sealed class ApplyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Apply_NothingGoesWrong_IsConfirmedAndLeavesNothingBehind(int devices)
    {
        using var world = new EngineWorld(devices);

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Confirmed, world.Status.State);
        Assert.Null(world.Status.ConfirmBy);
        Assert.All(world.Status.Devices, device => Assert.Equal(DeviceChangeState.Confirmed, device.State));
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Apply_WhileItPends_CandidateIsLockedAndRunningIsNot()
    {
        using var world = new EngineWorld();
        var locks = new List<Datastore[]>();
        world.OnRecord = record =>
        {
            if (record.Kind is RecordKind.Committed or RecordKind.Checking or RecordKind.DecidedConfirm)
            {
                locks.Add([.. world.Devices[0].Locks.Keys]);
            }
        };

        await world.ApplyAsync();

        Assert.Equal(3, locks.Count);
        Assert.All(locks, held => Assert.Equal([Datastore.Candidate], held));
    }

    [Theory]
    [InlineData(1, true, ChangeState.Stale)]
    [InlineData(3, true, ChangeState.Stale)]
    [InlineData(1, false, ChangeState.Confirmed)]
    [InlineData(3, false, ChangeState.Confirmed)]
    public async Task Apply_DeviceThatNeedsNoEdit_IsComparedWithoutALock(int devices, bool hasMoved, ChangeState expected)
    {
        using var world = new EngineWorld(devices);
        var device = world.Devices[0];
        var unedited = world.Plan.Devices[0] with { EditCount = 0, EditXml = "", InverseXml = "", TargetHash = world.Plan.Devices[0].BaseHash, TargetXml = world.Plan.Devices[0].BaseXml };
        world.Plan = world.Plan with { Devices = [unedited, .. world.Plan.Devices.Skip(1)] };
        if (hasMoved)
        {
            device.Running = Fakes.FakeConfig.Parse("<box xmlns='urn:box'><name>foreign</name></box>");
            device.Candidate = new(device.Running);
        }

        await world.ApplyAsync();

        Assert.Equal(expected, world.Status.State);
        Assert.Equal(hasMoved, world.Status.Reason?.Contains("a -> foreign", StringComparison.Ordinal) ?? false);
        Assert.DoesNotContain(device.Log, line => line.Contains("lock", StringComparison.Ordinal));
        Assert.Equal(0, device.OpenSessions);
        Assert.All(world.Devices.Skip(1), other => Assert.True(other.Runs(hasMoved ? EngineWorld.Base : EngineWorld.Target)));
    }

    [Fact]
    public async Task Apply_BaseMoved_IsStaleAndSaysWhat()
    {
        using var world = new EngineWorld(3);
        world.Devices[1].Running = Fakes.FakeConfig.Parse("<box xmlns='urn:box'><name>foreign</name></box>");
        world.Devices[1].Candidate = new(world.Devices[1].Running);

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Stale, world.Status.State);
        Assert.Contains("a -> foreign", world.Status.Reason);
        Assert.Equal(FailureCode.Stale, world.Status.Devices[1].Failure!.Code);
        Assert.True(world.Devices[1].Runs("<box xmlns='urn:box'><name>foreign</name></box>"));
        Assert.All(world.Devices, device => Assert.Empty(device.Locks));
    }

    [Fact]
    public async Task Apply_CommitIdMovedAndTheBaseDidNot_GoesOnAndSaysSo()
    {
        using var world = WithCommitId("7");
        world.Devices[0].CommitId = "8";

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Confirmed, world.Status.State);
        Assert.Contains("7 at planning and is 8 now", world.Status.Devices[0].Note, StringComparison.Ordinal);
        Assert.Null(world.Status.Devices[1].Note);
    }

    [Theory]
    [InlineData("8", true)]
    [InlineData("7", false)]
    [InlineData(null, false)]
    public async Task Apply_BaseMoved_IsStaleAndNamesTheCommitThatMovedToo(string? now, bool isNamed)
    {
        using var world = WithCommitId("7");
        world.Devices[0].CommitId = now;
        world.Devices[0].Running = Fakes.FakeConfig.Parse("<box xmlns='urn:box'><name>foreign</name></box>");
        world.Devices[0].Candidate = new(world.Devices[0].Running);

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Stale, world.Status.State);
        Assert.Contains("a -> foreign", world.Status.Reason);
        Assert.Equal(isNamed, world.Status.Reason!.Contains("7 at planning and is 8 now", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Apply_SessionLostOverTheCommitId_IsRefusedAndNothingIsLeft()
    {
        using var world = WithCommitId("7");
        world.Devices[0].FailNext("read-commit-id", world.Devices[0].Away(Transmission.Unknown));

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Refused, world.Status.State);
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Apply_PlannedWithoutCommitId_DoesNotAskForIt()
    {
        using var world = new EngineWorld();
        world.Devices[0].CommitId = "8";

        await world.ApplyAsync();

        Assert.Null(world.Status.Devices[0].Note);
        Assert.DoesNotContain(world.Devices[0].Log, line => line.Contains("read-commit-id", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Apply_LockHeldPastTheBudget_IsRefusedAndNamesTheHolder()
    {
        using var world = new EngineWorld(3);
        world.Devices[2].LockForSomebody(Datastore.Candidate, 77);

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Refused, world.Status.State);
        Assert.Contains("77", world.Status.Reason);
        world.Devices[2].UnlockForSomebody(Datastore.Candidate);
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Apply_LockGivenUpWithinTheBudget_GoesOn()
    {
        using var world = new EngineWorld();
        world.Devices[0].LockForSomebody(Datastore.Candidate);

        await world.FinishAsync(world.StartAsync(), () => world.Devices[0].UnlockForSomebody(Datastore.Candidate));

        Assert.Equal(ChangeState.Confirmed, world.Status.State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Apply_EditsOfOthersInTheCandidate_IsRefusedAndTheyStay(bool lockRefuses)
    {
        using var world = new EngineWorld();
        world.Have(abilities => abilities with { LockRefusesDirtyCandidate = lockRefuses });
        world.Devices[0].Candidate = Fakes.FakeConfig.Parse("<box xmlns='urn:box'><name>a</name><other>theirs</other></box>");

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Refused, world.Status.State);
        Assert.DoesNotContain(world.Devices[0].Log, line => line.Contains("discard", StringComparison.Ordinal));
        Assert.True(world.Devices[0].Runs(EngineWorld.Base));
    }

    [Theory]
    [InlineData("read", 1)]
    [InlineData("edit", 1)]
    [InlineData("validate", 1)]
    [InlineData("commit-confirmed", 1)]
    [InlineData("read", 3)]
    [InlineData("edit", 3)]
    [InlineData("validate", 3)]
    [InlineData("commit-confirmed", 3)]
    public async Task Apply_OneDeviceRefuses_AllAreAsBefore(string operation, int devices)
    {
        using var world = new EngineWorld(devices);
        var last = world.Devices[^1];
        last.FailNext(operation, last.Refused("operation-failed", "no"));

        await world.ApplyAsync();

        Assert.Equal(operation == "commit-confirmed" && devices > 1 ? ChangeState.RolledBack : ChangeState.Refused, world.Status.State);
        Assert.NotNull(world.Status.Devices[^1].Failure);
        Assert.Contains("operation-failed", world.Status.Reason);
        Assert.All(world.Devices, device => Assert.True(device.Runs(EngineWorld.Base)));
        Invariants.Hold(world);
    }

    [Theory]
    [InlineData("edit", false)]
    [InlineData("edit", true)]
    [InlineData("validate", false)]
    [InlineData("commit-confirmed", false)]
    [InlineData("commit-confirmed", true)]
    public async Task Apply_AnAnswerIsLost_AllAreReadBackAsBefore(string operation, bool afterwards)
    {
        using var world = new EngineWorld(3);
        var middle = world.Devices[1];
        middle.FailNext(operation, middle.Away(Transmission.Unknown), afterwards);

        await world.ApplyAsync();

        Assert.Equal(operation == "commit-confirmed" ? ChangeState.RolledBack : ChangeState.Refused, world.Status.State);
        Assert.All(world.Devices, device => Assert.True(device.Runs(EngineWorld.Base)));
        Invariants.Hold(world);
    }

    [Theory]
    [InlineData(nameof(RecordKind.Locked))]
    [InlineData(nameof(RecordKind.Staged))]
    [InlineData(nameof(RecordKind.Committing))]
    [InlineData(nameof(RecordKind.Checking))]
    public async Task Apply_DeviceDiesAndComesBackLater_IsNeverHalfChanged(string at)
    {
        using var world = new EngineWorld(3);
        world.OnRecord = record =>
        {
            if (record.Kind.ToString() == at && (record.Device == world.Devices[1].Name || record.Device is null))
            {
                world.Devices[1].IsAway = true;
                world.OnRecord = null;
            }
        };
        var seconds = 0;

        await world.FinishAsync(world.StartAsync(), () => world.Devices[1].IsAway = ++seconds < 350);

        Assert.Contains(world.Status.State, new[] { ChangeState.RolledBack, ChangeState.Refused });
        Assert.All(world.Devices, device => Assert.True(device.Runs(EngineWorld.Base)));
    }

    [Fact]
    public async Task Apply_DeviceNeverComesBack_IsUnknownAndNamed()
    {
        using var world = new EngineWorld(3);
        world.OnRecord = record => world.Devices[1].IsAway |= record.Kind == RecordKind.Checking;

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Unknown, world.Status.State);
        Assert.Equal([DeviceChangeState.RolledBack, DeviceChangeState.Unknown, DeviceChangeState.RolledBack], world.Status.Devices.Select(device => device.State));
    }

    [Fact]
    public async Task Apply_DiskFullBeforeTheCommit_NothingIsSent()
    {
        using var world = new EngineWorld();
        world.DiskFull = record => record.Kind == RecordKind.Committing;

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Refused, world.Status.State);
        Assert.DoesNotContain(world.Devices[0].Log, line => line.Contains("commit", StringComparison.Ordinal));
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Apply_DiskFullBeforeTheDecision_IsUndoneAndNotConfirmed()
    {
        using var world = new EngineWorld(3);
        world.DiskFull = record => record.Kind is RecordKind.DecidedConfirm or RecordKind.Undoing or RecordKind.DecidedUndo;

        await world.ApplyAsync();

        Assert.Equal(ChangeState.RolledBack, world.Status.State);
        Invariants.Hold(world);
    }

    private static EngineWorld WithCommitId(string id)
    {
        var world = new EngineWorld(2);
        foreach (var device in world.Devices)
        {
            device.CommitId = id;
        }

        world.Have(abilities => abilities);
        return world;
    }
}
