using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Tables;
using Xunit;

namespace NetMcp.Changes.Tests.Engine;

/// <summary>Checks, the requester's word, timers, batches, and what comes of a device that does not follow.</summary>
public sealed class DecideTests
{
    [Fact]
    public async Task Check_InterfaceThatWasNotMeantChanges_IsUndoneAndNamed()
    {
        using var world = new EngineWorld(3);
        var isDown = false;
        world.OnRecord = record => isDown |= record.Kind == RecordKind.Checking;
        world.Tables.Table = (device, kind) => new DeviceTable(kind, "/m:t", ["name", "oper", "inErrors"], 1,
            [["eth0", isDown && device.Value == "r2" ? "down" : "up", isDown ? "7" : "0"]])
        { Moving = ["inErrors"] };
        world.Plan = world.Plan with { Checks = [new PlannedCheck(CheckKind.Unchanged) { Table = "interfaces" }] };

        await world.ApplyAsync();

        Assert.Equal(ChangeState.RolledBack, world.Status.State);
        Assert.Contains("r2: interfaces: eth0: oper was up, is down", world.Status.Reason);
        Invariants.Hold(world);
    }

    [Theory]
    [InlineData(1, 0, ConfirmedCommitUse.Version11)]
    [InlineData(3, 3, ConfirmedCommitUse.Version11)]
    [InlineData(1, 0, ConfirmedCommitUse.Version10)]
    [InlineData(3, 3, ConfirmedCommitUse.Version10)]
    public async Task Decision_OverSeveralDevices_RenewsEachTimerBefore(int devices, int renewals, ConfirmedCommitUse version)
    {
        using var world = new EngineWorld(devices);
        Speak(world, version);

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Confirmed, world.Status.State);
        Assert.Equal(renewals, world.Records.TakeWhile(record => record.Kind != RecordKind.DecidedConfirm).Count(record => record.Kind == RecordKind.Renewed));
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Check_InterfaceThatThePlanNames_MayChange()
    {
        using var world = new EngineWorld();
        var isDown = false;
        world.OnRecord = record => isDown |= record.Kind == RecordKind.Checking;
        world.Tables.Table = (_, kind) => new DeviceTable(kind, "/m:t", ["name", "oper"], 1, [["eth0", isDown ? "down" : "up"]]);
        world.Plan = world.Plan with { Checks = [new PlannedCheck(CheckKind.Unchanged) { Table = "interfaces" }] };
        world.Touch("/box:box/port[name='eth0']/mtu");

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Confirmed, world.Status.State);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Check_Value_DecidesByWhatIsRead(string value, bool isKept)
    {
        using var world = new EngineWorld();
        world.Tables.Json = (_, _) => $$$"""{"box:box":{"port":[{"name":"eth0","up":{{{value}}}}]}}""";
        world.Plan = world.Plan with { Checks = [new PlannedCheck(CheckKind.Value) { Path = "/box:box/port[name='eth0']/up", Expected = "true" }] };

        await world.ApplyAsync();

        Assert.Equal(isKept ? ChangeState.Confirmed : ChangeState.RolledBack, world.Status.State);
        Invariants.Hold(world);
    }

    [Theory]
    [InlineData(1400, false)]
    [InlineData(1500, true)]
    [InlineData(9000, true)]
    [InlineData(9001, false)]
    public async Task Check_Bounds_AreWithin(int mtu, bool isKept)
    {
        using var world = new EngineWorld();
        world.Tables.Json = (_, _) => $$$"""{"box:box":{"port":[{"name":"eth0","mtu":{{{mtu}}}}]}}""";
        world.Plan = world.Plan with { Checks = [new PlannedCheck(CheckKind.Value) { Path = "/box:box/port[name='eth0']/mtu", Least = 1500, Most = 9000 }] };

        await world.ApplyAsync();

        Assert.Equal(isKept ? ChangeState.Confirmed : ChangeState.RolledBack, world.Status.State);
    }

    [Theory]
    [InlineData(20, 10, true)]
    [InlineData(0, 10, false)]
    [InlineData(200, 190, true)]
    [InlineData(100, 190, false)]
    public async Task Check_ThatHoldsOnlyLater_IsTriedAgainWhileItSettles(int settle, int after, bool isKept)
    {
        using var world = new EngineWorld();
        var readable = 0;
        world.Tables.Json = (_, _) => readable < after ? "{}" : """{"box:box":{"other":"x"}}""";
        world.Plan = world.Plan with { Checks = [new PlannedCheck(CheckKind.Value) { Path = "/box:box/other", Expected = "x", Settle = TimeSpan.FromSeconds(settle) }] };

        await world.FinishAsync(world.StartAsync(), () => readable++);

        Assert.Equal(isKept ? ChangeState.Confirmed : ChangeState.RolledBack, world.Status.State);
    }

    [Fact]
    public async Task Check_DeviceCannotBeReachedAnew_IsUndoneByItsTimer()
    {
        using var world = new EngineWorld();
        world.OnRecord = record => world.Devices[0].IsAway |= record.Kind == RecordKind.Checking;
        var seconds = 0;

        await world.FinishAsync(world.StartAsync(), () => world.Devices[0].IsAway = ++seconds < 400);

        Assert.Equal(ChangeState.RolledBack, world.Status.State);
        Assert.False(Assert.Single(world.Status.Checks).Passed);
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Requester_SaysNothing_IsUndoneBeforeTheTimerEnds()
    {
        using var world = new EngineWorld(2);
        world.Plan = world.Plan with { RequesterConfirms = true };

        await world.ApplyAsync();

        Assert.Equal(ChangeState.RolledBack, world.Status.State);
        Assert.Contains("Nobody confirmed", world.Status.Reason);
        Assert.Contains(world.Devices[0].Log, line => line.EndsWith("cancel", StringComparison.Ordinal));
        Invariants.Hold(world);
    }

    [Theory]
    [InlineData(1, ConfirmedCommitUse.Version11)]
    [InlineData(2, ConfirmedCommitUse.Version11)]
    [InlineData(1, ConfirmedCommitUse.Version10)]
    [InlineData(2, ConfirmedCommitUse.Version10)]
    public async Task Requester_ConfirmsLate_TimersAreRenewedBeforeTheDecision(int devices, ConfirmedCommitUse version)
    {
        using var world = new EngineWorld(devices);
        Speak(world, version);
        world.Plan = world.Plan with { RequesterConfirms = true };
        var gateway = world.StartAsync();
        var seconds = 0;

        await world.FinishAsync(gateway, () =>
        {
            if (++seconds == 230)
            {
                world.Confirm(gateway);
            }
        });

        var kinds = world.Records.Select(record => record.Kind).ToList();
        Assert.Equal(ChangeState.Confirmed, world.Status.State);
        Assert.Equal(devices, kinds.Count(kind => kind == RecordKind.Renewed));
        Assert.True(kinds.LastIndexOf(RecordKind.Renewed) < kinds.IndexOf(RecordKind.DecidedConfirm));
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Decision_DeviceWithoutPersistHasUndoneItAlready_IsNotCommittedAnew()
    {
        using var world = new EngineWorld(2);
        Speak(world, ConfirmedCommitUse.Version10);
        var device = world.Devices[1];
        world.OnRecord = record =>
        {
            if (record.Kind == RecordKind.ChecksPassed)
            {
                // As an operator's own rollback on its console does.
                device.Cancel(null);
            }
        };

        await world.ApplyAsync();

        Assert.Equal(ChangeState.RolledBack, world.Status.State);
        Assert.Single(device.Log, line => line.EndsWith("commit-confirmed", StringComparison.Ordinal));
        Assert.DoesNotContain(world.Records, record => record.Kind == RecordKind.DecidedConfirm);
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Requester_ConfirmsAChangeWhoseCheckFailed_IsUndoneAllTheSame()
    {
        using var world = new EngineWorld();
        world.Plan = world.Plan with { RequesterConfirms = true, Checks = [new PlannedCheck(CheckKind.Value) { Path = "/box:box/other", Expected = "x" }] };
        var writing = false;
        world.OnRecord = record =>
        {
            if (record.Kind == RecordKind.Checking && !writing)
            {
                writing = true;
                world.Run.WriteAsync(RecordKind.RequesterConfirmed, default, record => record with { Batch = 0 }).GetAwaiter().GetResult();
            }
        };

        await world.ApplyAsync();

        Assert.Equal(ChangeState.RolledBack, world.Status.State);
    }

    [Theory]
    [InlineData(false, ChangeState.PartiallyConfirmed)]
    [InlineData(true, ChangeState.RolledBack)]
    public async Task Confirm_OneDeviceRevertsAllTheSame_IsNamedOrCompensated(bool compensate, ChangeState expected)
    {
        using var world = new EngineWorld(3);
        world.Plan = world.Plan with { Compensate = compensate };
        world.OnRecord = record => world.Devices[2].IsAway |= record.Kind == RecordKind.DecidedConfirm;
        var seconds = 0;

        await world.FinishAsync(world.StartAsync(), () => world.Devices[2].IsAway = ++seconds < 400);

        Assert.Equal(expected, world.Status.State);
        Assert.Equal(DeviceChangeState.RolledBack, world.Status.Devices[2].State);
        Invariants.Hold(world);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Confirm_AnswerIsLost_IsFoundOutAndConfirmed(bool afterwards)
    {
        using var world = new EngineWorld(3);
        world.Devices[1].FailNext("commit", world.Devices[1].Away(Transmission.Unknown), afterwards);

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Confirmed, world.Status.State);
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Batches_SecondFails_FirstStaysAndThirdIsNotBegun()
    {
        using var world = new EngineWorld(3);
        world.Plan = world.Plan with { Batches = [.. world.Devices.Select(device => new[] { device.Name })] };
        world.Devices[1].FailNext("validate", world.Devices[1].Refused("operation-failed"));

        await world.ApplyAsync();

        Assert.Equal(ChangeState.PartiallyConfirmed, world.Status.State);
        Assert.Equal([DeviceChangeState.Confirmed, DeviceChangeState.Untouched, DeviceChangeState.Untouched], world.Status.Devices.Select(device => device.State));
        Assert.Empty(world.Devices[2].Log);
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Batches_SecondFailsAndThePlanCompensates_AllIsAsBefore()
    {
        using var world = new EngineWorld(3);
        world.Plan = world.Plan with { Compensate = true, Batches = [.. world.Devices.Select(device => new[] { device.Name })] };
        world.Devices[1].FailNext("validate", world.Devices[1].Refused("operation-failed"));

        await world.ApplyAsync();

        Assert.Equal(ChangeState.RolledBack, world.Status.State);
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Startup_IsSavedAfterTheConfirmAndNotBefore()
    {
        using var world = new EngineWorld();
        world.Have(abilities => abilities with { SaveStartup = true });

        await world.ApplyAsync();

        var operations = world.Devices[0].Log.Select(line => line.Split(' ')[1]).ToList();
        Assert.Equal(operations.IndexOf("commit") + 1, operations.IndexOf("save"));
        Assert.Contains("b", world.Devices[0].Startup.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadBack_DeviceMadeSomethingElseOfIt_IsShown()
    {
        using var world = new EngineWorld();
        world.Devices[0].OnCommit = running => running.Descendants().First(element => element.Name.LocalName == "name").Value = "B";

        await world.ApplyAsync();

        Assert.Equal(ChangeState.Confirmed, world.Status.State);
        Assert.Contains("b -> B", world.Status.Devices[0].ReadBack);
    }

    [Fact]
    public async Task Undo_DeviceThatAnybodyConfirms_IsSaidToHaveKeptIt()
    {
        using var world = new EngineWorld();
        world.Plan = world.Plan with { RequesterConfirms = true };
        world.OnRecord = record =>
        {
            if (record.Kind == RecordKind.ChecksPassed)
            {
                var device = world.Devices[0];
                device.UnlockForSomebody(Core.Reading.Datastore.Candidate);
                device.Commit((Fakes.FakeEditSession)device.Open().Value, null, null, device.PendingPersist, null);
            }
        };

        await world.ApplyAsync();

        Assert.Equal(DeviceChangeState.Kept, world.Status.Devices[0].State);
        Assert.Equal(ChangeState.PartiallyConfirmed, world.Status.State);
    }

    [Theory]
    [InlineData(CandidateUse.Shared)]
    [InlineData(CandidateUse.None)]
    public async Task Reduced_CheckFails_IsTakenBackByTheInverseEdit(CandidateUse candidate)
    {
        using var world = new EngineWorld(3);
        world.Have(abilities => abilities with
        {
            Candidate = candidate,
            ConfirmedCommit = ConfirmedCommitUse.None,
            Locks = candidate == CandidateUse.None ? [Core.Reading.Datastore.Running] : abilities.Locks,
        });
        world.Plan = world.Plan with { Checks = [new PlannedCheck(CheckKind.Value) { Device = world.Devices[1].Name, Path = "/box:box/other", Expected = "y" }] };

        await world.ApplyAsync();

        Assert.Equal(ChangeState.RolledBack, world.Status.State);
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Undo_CancelIsRefusedAtFirst_IsNotTakenForKept()
    {
        using var world = new EngineWorld(3);
        world.Devices[1].FailNext("cancel", world.Devices[1].Refused("in-use"));
        world.Plan = world.Plan with { Checks = [new PlannedCheck(CheckKind.Value) { Path = "/box:box/other", Expected = "y" }] };

        await world.ApplyAsync();

        Assert.Equal(ChangeState.RolledBack, world.Status.State);
        Invariants.Hold(world);
    }

    [Fact]
    public async Task Undo_LostCommitTakesEffectLater_IsWaitedForWhileItsSessionMayBeAtWork()
    {
        const uint OldSession = 55;
        using var world = new EngineWorld();
        var device = world.Devices[0];
        device.FailNext("commit-confirmed", device.Away(Transmission.Unknown));
        world.OnRecord = record =>
        {
            if (record.Kind == RecordKind.Undoing)
            {
                device.LockForSomebody(Core.Reading.Datastore.Candidate, OldSession);
            }
        };
        var gateway = world.StartAsync();
        var seconds = 0;

        await world.FinishAsync(gateway, () =>
        {
            if (++seconds == 30)
            {
                device.UnlockForSomebody(Core.Reading.Datastore.Candidate);
                device.Candidate = Fakes.FakeConfig.Parse(EngineWorld.Target);
                var token = world.Images.Find(world.Plan.Id, device.Name, ImageKind.PersistId);
                var old = (Fakes.FakeEditSession)device.Open().Value;
                Assert.True(device.Commit(old, world.Plan.ConfirmTimeout, token, null, null).IsSuccess);
                device.End(old);
            }
        });

        Assert.Equal(ChangeState.RolledBack, world.Status.State);
        Invariants.Hold(world);
    }

    private static void Speak(EngineWorld world, ConfirmedCommitUse version) =>
        world.Have(abilities => abilities with { ConfirmedCommit = version, PersistSurvivesSession = version == ConfirmedCommitUse.Version11 });
}
