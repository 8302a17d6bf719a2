using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Real;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Changes.Tests.Killing;

/// <summary>The gateway is killed at named instants of a change on three real devices that is not decided yet: the next one takes all of it back.</summary>
public sealed class KillPointTests
{
    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Gateway_KilledBeforeTheDecision_AllDevicesAreAsBefore()
    {
        await using var network = await RealNetwork.StartAsync();
        string[] points =
        [
            "after:Applying", "after:Locking@r2", "before:Locked@r3", "after:Editing@r2", "before:Staged@r1", "after:Staged@r3", "before:Committing@r2",
            "after:Committing@r2", "before:Committed@r1", "after:Committed@r3", "after:Checking", "before:ChecksPassed", "after:ChecksPassed", "before:DecidedConfirm",
        ];
        foreach (var point in points)
        {
            var ended = await KillRound.DieAtAsync(network, point);
            Assert.True(ended.State is ChangeState.RolledBack or ChangeState.Refused, $"{point}: {ended}");
        }
    }
}
