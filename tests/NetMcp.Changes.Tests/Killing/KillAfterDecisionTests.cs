using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Real;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Changes.Tests.Killing;

/// <summary>
/// The gateway is killed after it decided to keep the change. The next one goes forward where it can; netconfd grants no lock on the candidate
/// while a commit is pending, so it is never confirmed anew there: it is cancelled, and what came of each device is named.
/// </summary>
public sealed class KillAfterDecisionTests
{
    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Gateway_KilledAfterTheDecision_WhatBecameOfEachDeviceIsSaid()
    {
        await using var network = await RealNetwork.StartAsync();
        string[] points =
        [
            "after:DecidedConfirm", "after:Confirming@r2", "before:Confirmed@r1", "after:Confirmed@r3", "after:ReadBack@r1", "before:Ended",
        ];
        foreach (var point in points)
        {
            var ended = await KillRound.DieAtAsync(network, point);
            Assert.Contains(ended.State, new[] { ChangeState.Confirmed, ChangeState.PartiallyConfirmed, ChangeState.RolledBack });
            if (point == "after:DecidedConfirm")
            {
                Assert.Equal(ChangeState.RolledBack, ended.State);
            }

            if (point.EndsWith("Ended", StringComparison.Ordinal))
            {
                Assert.Equal(ChangeState.Confirmed, ended.State);
            }
        }
    }
}
