using System.Diagnostics;
using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using NetMcp.Core.Auditing;
using Xunit;

namespace NetMcp.Changes.Tests.Engine;

/// <summary>Nothing is begun or decided that the audit log has no record of.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task Apply_EveryStep_IsInTheAuditLogBeforeTheJournal()
    {
        using var world = new EngineWorld(3);
        var late = new List<RecordKind>();
        world.OnRecord = record =>
        {
            var count = world.Records.Count(other => other.Kind == record.Kind && other.Device == record.Device);
            if (world.Audit.Records.Count(audited => audited.Record.Step == record.Kind.ToString() && (record.Device is null || audited.Record.Devices is [var device] && device == record.Device)) < count)
            {
                late.Add(record.Kind);
            }
        };

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Confirmed, world.Status.State);
        Assert.Empty(late);
        Assert.Equal(world.Records.Select(record => record.Kind.ToString()).Order(), world.Audit.Records.Select(audited => audited.Record.Step).Order());
        Assert.All(world.Audit.Records, audited =>
        {
            Assert.Equal(AuditKind.ChangeStep, audited.Record.Kind);
            Assert.Equal((world.Plan.Id.Value, world.Plan.Hash, "alice"), (audited.Record.ChangeId, audited.Record.PlanHash, audited.Record.Principal));
        });
        var commit = world.Audit.Records.First(audited => audited.Record.Step == nameof(RecordKind.Committing));
        Assert.Equal((AuditUrgency.Effect, AuditOutcome.Begun), (commit.Urgency, commit.Record.Outcome));
        Assert.Equal((world.Plan.Devices[0].BaseHash, world.Plan.Devices[0].TargetHash), (commit.Record.BaseHash, commit.Record.ResultHash));
        Assert.NotNull(commit.Record.NetconfSessionId);
        var end = world.Audit.Records[^1];
        Assert.Equal((nameof(RecordKind.Ended), AuditOutcome.Succeeded, AuditUrgency.Effect), (end.Record.Step, end.Record.Outcome, end.Urgency));
    }

    [Fact]
    public async Task Apply_InATrace_HasItInEveryStep()
    {
        using var world = new EngineWorld(2);
        using var trace = new Activity("apply").SetIdFormat(ActivityIdFormat.W3C).Start();

        await world.ApplyAsync();

        Assert.NotEmpty(world.Audit.Records);
        Assert.All(world.Audit.Records, audited => Assert.Equal(trace.TraceId.ToHexString(), audited.Record.TraceId));
    }

    [Fact]
    public async Task Apply_WithoutAuditLog_IsNotBegun()
    {
        using var world = new EngineWorld();
        world.Audit.IsFull = _ => true;

        await Assert.ThrowsAsync<AuditUnavailableException>(() => world.StartAsync());

        Assert.Empty(world.Disk);
        Assert.Empty(world.Devices[0].Log);
    }

    [Theory]
    [InlineData(nameof(RecordKind.Editing), "edit")]
    [InlineData(nameof(RecordKind.Committing), "commit")]
    public async Task Apply_AuditLogFullBeforeAnEffect_NothingOfItIsSent(string step, string operation)
    {
        using var world = new EngineWorld();
        world.Audit.IsFull = record => record.Step == step;

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Refused, world.Status.State);
        Assert.Contains("No space left on device", world.Status.Reason);
        Assert.DoesNotContain(world.Devices[0].Log, line => line.Contains(operation, StringComparison.Ordinal));
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Decide_AuditLogFull_ConfirmsNothing()
    {
        using var world = new EngineWorld(3);
        var isFull = false;
        world.Audit.IsFull = record => isFull |= record.Step == nameof(RecordKind.DecidedConfirm);

        // What was begun is taken back all the same; that it ended is written when there is room again.
        await Assert.ThrowsAsync<AuditUnavailableException>(() => world.ApplyAsync());
        Assert.All(world.Devices, device => Assert.True(device.Runs(EngineWorld.Base)));
        world.Audit.IsFull = null;
        await world.FinishAsync(world.RecoverAsync());

        Assert.Equal(ChangeState.RolledBack, world.Status.State);
        Assert.DoesNotContain(world.Records, record => record.Kind is RecordKind.DecidedConfirm or RecordKind.Confirming or RecordKind.Confirmed);
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Confirm_AuditLogFullAfterTheDecision_LeavesThePendingChangeToTheDevices()
    {
        using var world = new EngineWorld();
        world.Audit.IsFull = record => record.Step == nameof(RecordKind.Confirming);
        await Assert.ThrowsAsync<AuditUnavailableException>(() => world.ApplyAsync());
        Assert.DoesNotContain(world.Records, record => record.Kind == RecordKind.Confirming);

        world.Clock.Advance(world.Plan.ConfirmTimeout + TimeSpan.FromSeconds(1));
        world.Audit.IsFull = null;
        await world.FinishAsync(world.RecoverAsync());

        Assert.NotEqual(ChangeState.Confirmed, world.Status.State);
        Assert.True(world.Devices[0].Runs(EngineWorld.Base));
        Invariants.Hold(world);
    }
}
