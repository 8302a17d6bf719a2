using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using NetMcp.Core.Editing;
using NetMcp.Core.Reading;
using Xunit;

namespace NetMcp.Changes.Tests.Engine;

/// <summary>What a restarted gateway may not do to others.</summary>
public sealed class RecoverTests
{
    private const string Theirs = "<box xmlns='urn:box'><name>b</name><other>theirs</other></box>";

    [Fact]
    public async Task Recover_DecidedButSomebodyStagedEditsSince_TheyAreNotConfirmedWithOurs()
    {
        using var world = new EngineWorld(3);
        await world.DieAtAsync(RecordKind.DecidedConfirm);
        var device = world.Devices[1];
        device.Candidate = Fakes.FakeConfig.Parse(Theirs);

        Assert.False(await world.FinishAsync(world.RecoverAsync()));

        Assert.Equal(ChangeState.PartiallyConfirmed, world.Status.State);
        Assert.Equal([DeviceChangeState.Confirmed, DeviceChangeState.RolledBack, DeviceChangeState.Confirmed], world.Status.Devices.Select(status => status.State));
        Assert.True(device.Runs(EngineWorld.Base));
        Assert.DoesNotContain(device.Log.TakeWhile(line => line != "reverted"), line => line.EndsWith(" commit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Recover_DecidedAndTheLockIsGivenUpInTime_IsConfirmed()
    {
        using var world = new EngineWorld(3);
        await world.DieAtAsync(RecordKind.DecidedConfirm);
        world.Devices[1].LockForSomebody(Datastore.Candidate);
        var seconds = 0;

        await world.FinishAsync(world.RecoverAsync(), () =>
        {
            if (++seconds == 60)
            {
                world.Devices[1].UnlockForSomebody(Datastore.Candidate);
            }
        });

        Assert.Equal(ChangeState.Confirmed, world.Status.State);
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Recover_NotDecidedAndTheLockIsHeld_IsCancelledAllTheSame()
    {
        using var world = new EngineWorld();
        await world.DieAtAsync(RecordKind.ChecksPassed);
        world.Devices[0].LockForSomebody(Datastore.Candidate);

        Assert.False(await world.FinishAsync(world.RecoverAsync()));

        Assert.Equal(ChangeState.RolledBack, world.Status.State);
        Assert.True(world.Devices[0].Runs(EngineWorld.Base));
        Assert.Equal(999u, world.Devices[0].Locks[Datastore.Candidate]);
    }

    [Fact]
    public async Task Recover_LocksTheCandidatesBeforeAnythingElseAndNeverRunning()
    {
        using var world = new EngineWorld(3);
        await world.DieAtAsync(RecordKind.DecidedConfirm);
        var before = world.Devices.ToDictionary(device => device.Name, device => device.Log.Count);

        await world.FinishAsync(world.RecoverAsync());

        Assert.All(world.Devices, device =>
        {
            var since = device.Log.Skip(before[device.Name]).ToList();
            Assert.EndsWith("lock candidate", since[0]);
            Assert.DoesNotContain(since, line => line.EndsWith("lock running", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Recover_TheTimerRanOutWhileNobodyWasThere_SaysSo()
    {
        using var world = new EngineWorld(3);
        await world.DieAtAsync(RecordKind.DecidedConfirm);
        world.Clock.Advance(TimeSpan.FromHours(1));

        Assert.False(await world.FinishAsync(world.RecoverAsync()));

        Assert.Equal(ChangeState.RolledBack, world.Status.State);
        Invariants.Hold(world);
    }

    [Theory]
    [InlineData(nameof(RecordKind.DecidedConfirm), false, ChangeState.RolledBack)]
    [InlineData(nameof(RecordKind.DecidedConfirm), true, ChangeState.RolledBack)]
    [InlineData(nameof(RecordKind.Confirming), false, ChangeState.RolledBack)]
    [InlineData(nameof(RecordKind.Released), false, ChangeState.PartiallyConfirmed)]
    [InlineData(nameof(RecordKind.Released), true, ChangeState.RolledBack)]
    public async Task Recover_DecidedWhereNoLockIsGrantedWhileItPends_IsCancelledAndNeverConfirmed(string at, bool compensate, ChangeState expected)
    {
        using var world = new EngineWorld(3);
        world.Have(WithoutLockWhilePending);
        world.Plan = world.Plan with { Compensate = compensate };
        await world.DieAtAsync(Enum.Parse<RecordKind>(at));
        var told = world.Status.Devices.Where(device => device.State == DeviceChangeState.Confirmed).Select(device => device.Device).ToList();
        var before = world.Devices.ToDictionary(device => device.Name, device => device.Log.Count);
        var began = world.Clock.GetUtcNow();

        Assert.False(await world.FinishAsync(world.RecoverAsync()));

        Assert.Equal(at == nameof(RecordKind.Released) ? 1 : 0, told.Count);
        Assert.Equal(expected, world.Status.State);
        Assert.Contains("decided to keep", world.Status.Reason, StringComparison.Ordinal);
        Assert.All(world.Devices.Where(device => !told.Contains(device.Name)), device =>
        {
            var since = device.Log.Skip(before[device.Name]).ToList();
            Assert.DoesNotContain(since, line => line.EndsWith(" commit", StringComparison.Ordinal));
            Assert.Contains(since, line => line.EndsWith(" cancel", StringComparison.Ordinal));
        });
        Assert.True(world.Clock.GetUtcNow() - began < world.Plan.ConfirmTimeout);
        Invariants.Hold(world);
    }

    [Theory]
    [InlineData(false, ChangeState.PartiallyConfirmed)]
    [InlineData(true, ChangeState.RolledBack)]
    public async Task Recover_FirstOfThreeBatchesDecided_IsFinishedAndTheOthersAreNotBegun(bool compensate, ChangeState expected)
    {
        using var world = new EngineWorld(3);
        world.Plan = world.Plan with { Compensate = compensate, Batches = [.. world.Devices.Select(device => new[] { device.Name })] };
        await world.DieAtAsync(RecordKind.DecidedConfirm);

        Assert.False(await world.FinishAsync(world.RecoverAsync()));

        Assert.Equal(expected, world.Status.State);
        Assert.Contains("nothing was changed on r2, r3", world.Status.Reason, StringComparison.Ordinal);
        Assert.Equal(
            [compensate ? DeviceChangeState.RolledBack : DeviceChangeState.Confirmed, DeviceChangeState.Untouched, DeviceChangeState.Untouched],
            world.Status.Devices.Select(device => device.State));
        Assert.All(world.Devices.Skip(1), device => Assert.Empty(device.Log));
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Recover_BatchThatNeededNoEdit_IsNotSaidToBeMissing()
    {
        using var world = new EngineWorld(2);
        var unedited = world.Plan.Devices[1] with { EditCount = 0, EditXml = "", InverseXml = "", TargetHash = world.Plan.Devices[1].BaseHash, TargetXml = world.Plan.Devices[1].BaseXml };
        world.Plan = world.Plan with { Devices = [world.Plan.Devices[0], unedited], Batches = [.. world.Devices.Select(device => new[] { device.Name })] };
        await world.DieAtAsync(RecordKind.DecidedConfirm);

        Assert.False(await world.FinishAsync(world.RecoverAsync()));

        Assert.Equal((ChangeState.Confirmed, "Kept on r1."), (world.Status.State, world.Status.Reason));
    }

    private static EditAbilities WithoutLockWhilePending(EditAbilities abilities) => abilities with { LockWhilePending = false, Locks = [Datastore.Candidate] };
}
