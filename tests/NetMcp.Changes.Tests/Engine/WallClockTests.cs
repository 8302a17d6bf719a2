using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Core.Editing;
using Xunit;

namespace NetMcp.Changes.Tests.Engine;

/// <summary>Somebody sets the clock on the wall while a change is under way. The devices' timers do not know of it.</summary>
public sealed class WallClockTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Set_WhileTheRequesterIsAwaited_HasAsMuchTimeAsBefore(int days)
    {
        using var world = new EngineWorld(2);
        world.Plan = world.Plan with { RequesterConfirms = true };
        var gateway = world.StartAsync();
        var seconds = 0;

        await world.FinishAsync(gateway, () =>
        {
            if (++seconds == 10)
            {
                world.Clock.SetWall(days * Day);
            }

            if (seconds == 200)
            {
                world.Confirm(gateway);
            }
        });

        Assert.Equal(ChangeState.Confirmed, world.Status.State);
        Invariants.Hold(world);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Set_AndNobodyConfirms_IsUndoneBeforeTheDevicesTimer(int days)
    {
        using var world = new EngineWorld(2);
        world.Plan = world.Plan with { RequesterConfirms = true };
        var began = world.Clock.GetTimestamp();
        world.OnRecord = record =>
        {
            if (record.Kind == RecordKind.ChecksPassed)
            {
                world.Clock.SetWall(days * Day);
            }
        };

        await world.ApplyAsync();

        var took = world.Clock.GetElapsedTime(began);
        Assert.Equal(ChangeState.RolledBack, world.Status.State);
        Assert.InRange(took, world.Plan.ConfirmTimeout / 2, world.Plan.ConfirmTimeout);
        Assert.All(world.Devices, device => Assert.Contains(device.Log, line => line.EndsWith(" cancel", StringComparison.Ordinal)));
        Invariants.Hold(world);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Set_WhileADeviceIsAway_ItsTimerIsStillWaitedFor(int days)
    {
        using var world = new EngineWorld(2);
        world.OnRecord = record => world.Devices[1].IsAway |= record.Kind == RecordKind.Checking;
        var seconds = 0;

        await world.FinishAsync(world.StartAsync(), () =>
        {
            if (++seconds == 5)
            {
                world.Clock.SetWall(days * Day);
            }

            world.Devices[1].IsAway = seconds < 400;
        });

        Assert.Equal(ChangeState.RolledBack, world.Status.State);
        Invariants.Hold(world);
    }

    [Theory]
    [InlineData(ConfirmedCommitUse.Version11, true)]
    [InlineData(ConfirmedCommitUse.Version11, false)]
    [InlineData(ConfirmedCommitUse.Version10, true)]
    public async Task Set_AheadAcrossARestart_WhatStillPendsIsNotTakenForKept(ConfirmedCommitUse version, bool outlivesItsSession)
    {
        using var world = new EngineWorld();

        // Version 1.0 whose commit outlives its session, as Junos has it: nothing but the timer undoes it, and another gateway cannot confirm it.
        world.Have(abilities => abilities with { ConfirmedCommit = version, PersistSurvivesSession = outlivesItsSession });
        world.Devices[0].KeepsCommitOfLostSession = version == ConfirmedCommitUse.Version10;
        await world.DieAtAsync(RecordKind.DecidedConfirm);
        world.Clock.SetWall(Day);

        Assert.False(await world.FinishAsync(world.RecoverAsync()));
        world.Clock.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(version == ConfirmedCommitUse.Version11 && outlivesItsSession ? ChangeState.Confirmed : ChangeState.RolledBack, world.Status.State);
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Set_BackAcrossARestart_IsNotConfirmedLateAndNotWaitedForLonger()
    {
        using var world = new EngineWorld(3);
        await world.DieAtAsync(RecordKind.DecidedConfirm);
        world.Clock.Advance(TimeSpan.FromMinutes(6));
        world.Clock.SetWall(-Day);
        world.Devices[2].IsAway = true;

        Assert.False(await world.FinishAsync(world.RecoverAsync()));

        Assert.Equal(ChangeState.Unknown, world.Status.State);
        Assert.Equal([DeviceChangeState.RolledBack, DeviceChangeState.RolledBack, DeviceChangeState.Unknown], world.Status.Devices.Select(device => device.State));
        Assert.All(world.Devices, device => Assert.True(device.Runs(EngineWorld.Base)));
    }
}
