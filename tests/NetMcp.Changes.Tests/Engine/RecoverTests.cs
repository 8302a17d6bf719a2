using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
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
        await DieAtAsync(world, RecordKind.DecidedConfirm);
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
        await DieAtAsync(world, RecordKind.DecidedConfirm);
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
        await DieAtAsync(world, RecordKind.ChecksPassed);
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
        await DieAtAsync(world, RecordKind.DecidedConfirm);
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
        await DieAtAsync(world, RecordKind.DecidedConfirm);
        world.Clock.Advance(TimeSpan.FromHours(1));

        Assert.False(await world.FinishAsync(world.RecoverAsync()));

        Assert.Equal(ChangeState.RolledBack, world.Status.State);
        Invariants.Hold(world);
    }

    private static async Task DieAtAsync(EngineWorld world, RecordKind kind)
    {
        var number = 0;
        using (var rehearsal = new EngineWorld(world.Devices.Count))
        {
            await rehearsal.ApplyAsync();
            number = rehearsal.Records.Select(record => record.Kind).ToList().IndexOf(kind) + 1;
        }

        Assert.True(await world.ApplyAsync(new Death(world) { At = (number, true) }));
        Assert.Equal(kind, world.Records[^1].Kind);
    }
}
