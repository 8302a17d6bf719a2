using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using NetMcp.Core.Reading;
using Xunit;

namespace NetMcp.Changes.Tests.Engine;

/// <summary>A device that never saw the end of a session: its locks stay until somebody kills it, who must be sure whose it is.</summary>
public sealed class LostSessionTests
{
    [Theory]
    [InlineData(nameof(RecordKind.Locked))]
    [InlineData(nameof(RecordKind.Staged))]
    [InlineData(nameof(RecordKind.Committed))]
    public async Task OwnLostSession_HoldsTheLocks_IsKilledAfterTheJournalSaysSo(string at)
    {
        using var world = new EngineWorld();
        var device = world.Devices[0];
        device.KeepsLostSessions = true;
        world.OnRecord = record =>
        {
            device.IsAway |= record.Kind.ToString() == at;
            device.IsAway &= at == nameof(RecordKind.Committed) || record.Kind != RecordKind.DecidedUndo;
            if (record.Kind == RecordKind.Killing)
            {
                Assert.DoesNotContain(device.Log, entry => entry.Contains("kill", StringComparison.Ordinal));
            }
        };

        // What was committed is only found lost when it is to be cancelled.
        await world.FinishAsync(world.StartAsync(), () => device.IsAway &= !world.Records.Any(record => record.Kind == RecordKind.Undoing));

        Assert.True(device.Log.Contains("2 kill 1"), string.Join(", ", device.Log));
        Assert.Contains(world.Records, record => record.Kind == RecordKind.Killing && record.Text!.StartsWith("session 1,", StringComparison.Ordinal));
        Assert.True(device.Runs(EngineWorld.Base));
        Assert.Equal(0, device.OpenSessions);
        Invariants.Hold(world);
    }

    [Fact]
    public async Task ForeignSession_HoldsTheLockThatOursLost_IsNeverKilled()
    {
        using var world = new EngineWorld();
        var device = world.Devices[0];
        world.OnRecord = record =>
        {
            device.IsAway |= record.Kind == RecordKind.Committed;
            if (record.Kind == RecordKind.DecidedUndo)
            {
                device.IsAway = false;

                // The connection's end was seen, and somebody was faster; no id of the journal, though below that of our next session.
                device.DropSessions();
                device.Open();
                device.LockForSomebody(Datastore.Candidate, session: 2);
            }
        };

        await world.ApplyAsync();

        Assert.Contains("3 lock candidate", device.Log);
        Assert.Equal(2u, device.Locks[Datastore.Candidate]);
        Assert.DoesNotContain(device.Log, entry => entry.Contains("kill", StringComparison.Ordinal));
        Assert.DoesNotContain(world.Records, record => record.Kind == RecordKind.Killing);
        Assert.Equal(DeviceChangeState.RolledBack, world.Status.Devices[0].State);
    }

    [Fact]
    public async Task OwnLostSession_ChangeIsDecidedToBeKept_IsNotKilledWhileTheCommitPends()
    {
        using var world = new EngineWorld();
        var device = world.Devices[0];
        device.KeepsLostSessions = true;
        world.OnRecord = record => device.IsAway |= record.Kind == RecordKind.DecidedConfirm;
        var wasPending = false;
        device.IsAway = false;
        var seconds = 0;

        await world.FinishAsync(world.StartAsync(), () =>
        {
            device.IsAway = device.IsAway && ++seconds < 20;
            wasPending |= device.IsPending && world.Records.Any(record => record.Kind == RecordKind.Killing);
        });

        Assert.False(wasPending);
        Assert.Contains("reverted", device.Log);
        Assert.Empty(device.Locks);
        Assert.Equal(0, device.OpenSessions);
    }
}
