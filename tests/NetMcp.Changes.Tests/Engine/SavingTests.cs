using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using Xunit;

namespace NetMcp.Changes.Tests.Engine;

/// <summary>Devices with a startup of its own that is not saved: what runs is lost with their next boot, so nobody may be left to believe otherwise.</summary>
public sealed class SavingTests
{
    [Fact]
    public async Task Save_Refused_IsConfirmedAndSaysThatItIsNotSaved()
    {
        using var world = World(1);
        world.Devices[0].FailNext("save", world.Devices[0].Refused("resource-denied"));

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Confirmed, world.Status.State);
        Assert.Contains("not saved to startup", world.Status.Devices[0].Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_DeviceIsAwayWhenARestartedGatewayComesToIt_IsSavedWhenItIsBack()
    {
        using var world = World(1);
        await world.DieAtAsync(RecordKind.Confirmed);
        var seconds = 0;

        world.Devices[0].IsAway = true;
        await world.FinishAsync(world.RecoverAsync(), () => world.Devices[0].IsAway = ++seconds < 30);

        Assert.Equal(ChangeState.Confirmed, world.Status.State);
        Assert.Contains("<name>b</name>", world.Devices[0].Startup.ToString(), StringComparison.Ordinal);
        Assert.Null(world.Status.Devices[0].Failure);
    }

    [Fact]
    public async Task Save_DeviceStaysAway_IsConfirmedAndSaysThatItIsNotSaved()
    {
        using var world = World(1);
        await world.DieAtAsync(RecordKind.Confirmed);

        world.Devices[0].IsAway = true;
        await world.FinishAsync(world.RecoverAsync());

        Assert.Equal(ChangeState.Confirmed, world.Status.State);
        Assert.Contains("not saved to startup", world.Status.Devices[0].Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compensation_SaveIsRefused_SaysThatStartupHasTheChangeStill()
    {
        using var world = World(3);
        world.Plan = world.Plan with { Compensate = true };
        world.OnRecord = record =>
        {
            world.Devices[2].IsAway |= record.Kind == RecordKind.DecidedConfirm;
            if (record is { Kind: RecordKind.Undoing, Text: not null } && record.Device == world.Devices[0].Name)
            {
                world.Devices[0].FailNext("save", world.Devices[0].Refused("resource-denied"));
            }
        };
        var seconds = 0;

        await world.FinishAsync(world.StartAsync(), () => world.Devices[2].IsAway = ++seconds < 400);

        Assert.Equal(ChangeState.RolledBack, world.Status.State);
        Assert.True(world.Devices[0].Runs(EngineWorld.Base));
        Assert.Contains("startup", world.Status.Devices[0].Failure?.Message, StringComparison.Ordinal);
        Assert.Null(world.Status.Devices[1].Failure);
    }

    private static EngineWorld World(int devices)
    {
        var world = new EngineWorld(devices);
        world.Have(abilities => abilities with { SaveStartup = true });
        return world;
    }
}
