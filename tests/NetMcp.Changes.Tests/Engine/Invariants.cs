using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using NetMcp.Core.Editing;
using Xunit;

namespace NetMcp.Changes.Tests.Engine;

/// <summary>What holds after every change, whatever went wrong.</summary>
internal static class Invariants
{
    public static void Hold(EngineWorld world)
    {
        var status = world.Status;
        Assert.True(status.HasEnded, $"{status.State} is no end");
        foreach (var device in world.Devices)
        {
            var state = status.Devices.Single(other => other.Device == device.Name).State;
            Assert.False(device.IsPending, $"{device.Name} has a commit pending");
            Assert.Empty(device.Locks);
            Assert.Equal(0, device.OpenSessions);
            Assert.False(device.Abilities.Candidate != CandidateUse.None && device.IsDirty, $"{device.Name} has edits in its candidate");
            switch (state)
            {
                case DeviceChangeState.Untouched or DeviceChangeState.RolledBack:
                    Assert.True(device.Runs(EngineWorld.Base), $"{device.Name} is said to be {state} and is not: {device.Running}");
                    break;
                case DeviceChangeState.Confirmed or DeviceChangeState.Kept:
                    Assert.True(device.Runs(EngineWorld.Target), $"{device.Name} is said to be {state} and is not: {device.Running}");
                    break;
                default:
                    Assert.Fail($"{device.Name} is {state}");
                    break;
            }
        }

        var states = status.Devices.Select(device => device.State).ToList();
        var isMixed = states.Contains(DeviceChangeState.Confirmed) && states.Exists(state => state != DeviceChangeState.Confirmed);
        Assert.Equal(isMixed, status.State == ChangeState.PartiallyConfirmed);
        NeverConfirmedWithoutChecks(world.Records);
    }

    private static void NeverConfirmedWithoutChecks(IReadOnlyList<ChangeRecord> records)
    {
        var kinds = records.Select(record => record.Kind).ToList();
        var confirming = kinds.FindIndex(kind => kind is RecordKind.Confirming or RecordKind.Confirmed);
        if (confirming >= 0)
        {
            var decided = kinds.IndexOf(RecordKind.DecidedConfirm);
            Assert.InRange(decided, 0, confirming);
            Assert.InRange(kinds.IndexOf(RecordKind.ChecksPassed), 0, decided);
            Assert.DoesNotContain(records.Take(decided), record => record.Check is { Passed: false });
        }
    }
}
