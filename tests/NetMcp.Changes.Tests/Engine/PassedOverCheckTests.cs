using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Core.Tables;
using Xunit;

namespace NetMcp.Changes.Tests.Engine;

/// <summary>Checks of tables that a device does not have, and of what says nothing in them.</summary>
public sealed class PassedOverCheckTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Check_OfATableThatCannotBeCompared_IsPassedOverOnlyWhereItMayBe(bool ifThere, bool isTooLong)
    {
        using var world = new EngineWorld();
        world.Tables.Table = (_, kind) => new DeviceTable(kind, isTooLong ? "/m:t" : null, ["name"], 1, []) { Truncated = isTooLong };
        world.Plan = world.Plan with { Checks = [new PlannedCheck(CheckKind.Reachable), new PlannedCheck(CheckKind.NoNewAlarm) { IfThere = ifThere }] };

        await world.ApplyAsync();

        Assert.Equal(ifThere ? ChangeState.Confirmed : ChangeState.Refused, world.Status.State);
        if (ifThere)
        {
            Assert.Contains("passed over", world.Status.Checks[^1].Text, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains("cannot be made", world.Status.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Check_ThatMayBePassedOver_DecidesAllTheSameWhereTheTableIs()
    {
        using var world = new EngineWorld();
        var state = "up";
        world.Tables.Table = (_, kind) => new DeviceTable(kind, "/m:t", ["name", "oper"], 1, [["eth0", state]]);
        world.OnRecord = record => state = record.Kind == RecordKind.Committed ? "down" : state;
        world.Plan = world.Plan with { Checks = [new PlannedCheck(CheckKind.Unchanged) { Table = "interfaces", IfThere = true }] };

        await world.ApplyAsync();

        Assert.Equal(ChangeState.RolledBack, world.Status.State);
    }

    [Fact]
    public async Task Check_OfAColumnThatMovesByItself_DoesNotCount()
    {
        using var world = new EngineWorld();
        var state = "reachable";
        world.Tables.Table = (_, kind) => new DeviceTable(kind, "/m:t", ["name", "state"], 1, [["eth0", state]]) { Moving = ["state"] };
        world.OnRecord = record => state = record.Kind == RecordKind.Committed ? "stale" : state;
        world.Plan = world.Plan with { Checks = [new PlannedCheck(CheckKind.Unchanged) { Table = "neighbours" }, new PlannedCheck(CheckKind.NoNewAlarm)] };

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Confirmed, world.Status.State);
    }
}
