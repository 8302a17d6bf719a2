using NetMcp.Changes.Applying;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Running;
using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Engine;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Changes.Tests.Running;

/// <summary>The whole room over files, on threads of its own; the devices and their clock are made up.</summary>
public sealed class ChangesTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    private readonly TempDirectory _folder = new();
    private readonly EngineWorld _world = new(2);
    private readonly StoreAndRules _store = new();
    private readonly List<IDisposable> _gateways = [];

    public ChangesTests() => _store.SaveAsync(_world.Plan, default);

    public void Dispose()
    {
        _gateways.ForEach(gateway => gateway.Dispose());
        _world.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Apply_GoodPlan_IsUnderWayAtOnceAndEndsByItself()
    {
        var (changes, _) = await GatewayAsync();

        var begun = (await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token())).Value;
        var ended = (await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, Long, null, Guard.Token()).Guarded()).Value;

        Assert.NotEqual(ChangeState.Planned, begun.State);
        Assert.Equal(ChangeState.Confirmed, ended.State);
        Assert.Equal(ChangeState.Confirmed, Assert.Single(changes.List(new ChangeQuery(), LocalCaller.Anonymous)).State);
    }

    [Fact]
    public async Task Apply_Again_IsNotAppliedAgain()
    {
        var (changes, _) = await GatewayAsync();
        await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token());
        await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, Long, null, Guard.Token()).Guarded();
        var operations = _world.Devices[0].Log.Count;

        var again = (await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token())).Value;

        Assert.Equal(ChangeState.Confirmed, again.State);
        Assert.Equal(operations, _world.Devices[0].Log.Count);
    }

    [Fact]
    public async Task Apply_RulesObject_NothingIsBegunAndTheDevicesAreFree()
    {
        var (changes, runs) = await GatewayAsync();
        _store.Objection = new Failure(FailureCode.Forbidden, "frozen");

        var refused = await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token());

        Assert.Equal(FailureCode.Forbidden, refused.Failure!.Code);
        Assert.Empty(_world.Devices[0].Log);
        Assert.Null(runs.Claims.Claim(Other()));
    }

    [Fact]
    public async Task Apply_AnotherChangeIsOnADevice_IsBusyAndNamesIt()
    {
        _world.Plan = _world.Plan with { RequesterConfirms = true };
        await _store.SaveAsync(_world.Plan, default);
        await _store.SaveAsync(Other(), default);
        var (changes, _) = await GatewayAsync();
        await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token());

        var busy = await changes.ApplyAsync(new ApplyRequest(Other().Id, new LocalCaller("bob")), Guard.Token());

        Assert.Equal(FailureCode.Busy, busy.Failure!.Code);
        Assert.Contains(_world.Plan.Id.Value, busy.Failure.Message);
    }

    [Fact]
    public async Task Plan_TriedOnADeviceUnderChange_IsBusyAndSendsNothing()
    {
        _world.Plan = _world.Plan with { RequesterConfirms = true };
        await _store.SaveAsync(_world.Plan, default);
        var (changes, _) = await GatewayAsync();
        await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token());
        await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, Long, null, Guard.Token()).Guarded();

        var busy = await changes.PlanAsync(
            new PlanRequest { Caller = new LocalCaller("bob"), DryRun = DryRun.Device, Edits = [new RequestedEdit(_world.Devices[1].Name, EditOperation.Remove, "/box:box/other", null)] },
            Guard.Token());

        Assert.Equal(FailureCode.Busy, busy.Failure!.Code);
        Assert.Contains(_world.Plan.Id.Value, busy.Failure.Message);
    }

    [Fact]
    public async Task Confirm_WhereThePlanAsksForIt_EndsTheWait()
    {
        _world.Plan = _world.Plan with { RequesterConfirms = true };
        await _store.SaveAsync(_world.Plan, default);
        var (changes, _) = await GatewayAsync();
        await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token());
        var waiting = (await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, Long, null, Guard.Token()).Guarded()).Value;

        var stranger = await changes.ConfirmAsync(_world.Plan.Id, new LocalCaller("mallory"), Guard.Token());
        await changes.ConfirmAsync(_world.Plan.Id, new LocalCaller("alice"), Guard.Token());
        var ended = await EndAsync(changes, _world.Plan.Id);

        Assert.Equal(ChangeState.AwaitingConfirmation, waiting.State);
        Assert.Equal(FailureCode.Forbidden, stranger.Failure!.Code);
        Assert.Equal(ChangeState.Confirmed, ended.State);
    }

    [Fact]
    public async Task RollBack_WhileItPends_IsUndone()
    {
        _world.Plan = _world.Plan with { RequesterConfirms = true };
        await _store.SaveAsync(_world.Plan, default);
        var (changes, _) = await GatewayAsync();
        await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token());
        await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, Long, null, Guard.Token()).Guarded();

        await changes.RollBackAsync(_world.Plan.Id, new LocalCaller("bob"), Guard.Token());
        var ended = await EndAsync(changes, _world.Plan.Id);

        Assert.Equal(ChangeState.RolledBack, ended.State);
        Assert.Contains("bob", ended.Reason);
        Assert.Equal("bob", _world.Audit.Records.Single(entry => entry.Record.Step == nameof(RecordKind.DecidedUndo)).Record.Principal);
        Assert.Equal("alice", _world.Audit.Records[^1].Record.Principal);
        Assert.All(_world.Devices, device => Assert.True(device.Runs(EngineWorld.Base)));
    }

    [Fact]
    public async Task RollBack_OfAConfirmedChange_AppliesTheInverseOfWhatItLeft()
    {
        var (changes, _) = await GatewayAsync();
        await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token());
        await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, Long, null, Guard.Token()).Guarded();
        _store.Rollback = _world.Inverse();

        var begun = (await changes.RollBackAsync(_world.Plan.Id, new LocalCaller("bob"), Guard.Token())).Value;
        var ended = await EndAsync(changes, begun.Change);

        Assert.Equal(_store.Rollback.Id, begun.Change);
        Assert.Equal(ChangeState.Confirmed, ended.State);
        Assert.Equal(_world.Plan.Devices.Select(device => (device.Device, device.TargetHash)), _store.Left.Select(left => (left.Device, left.Hash)));
        Assert.All(_world.Devices, device => Assert.True(device.Runs(EngineWorld.Base)));
    }

    [Fact]
    public async Task RollBack_AskedForAgain_IsTheOneThatWasBegun()
    {
        var (changes, _) = await GatewayAsync();
        await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token());
        await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, Long, null, Guard.Token()).Guarded();
        _store.Rollback = _world.Inverse();
        var begun = (await changes.RollBackAsync(_world.Plan.Id, new LocalCaller("bob"), Guard.Token())).Value;
        await EndAsync(changes, begun.Change);
        _store.Rollback = _world.Inverse() with { Id = ChangeId.OfHash(new string('4', 64)) };

        var again = (await changes.RollBackAsync(_world.Plan.Id, new LocalCaller("bob"), Guard.Token())).Value;

        Assert.Equal((begun.Change, ChangeState.Confirmed), (again.Change, again.State));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RollBack_UnderAReducedPromise_IsBegunOnlyWhereTheChangeHadItAccepted(bool wasAccepted)
    {
        var full = _world.Plan;
        _world.Have(abilities => abilities with { Promise = new ChangePromise("reduced", ["There is no timer."]) });
        var reduced = _world.Plan;
        await _store.SaveAsync(wasAccepted ? reduced : full, default);
        var (changes, _) = await GatewayAsync();
        await changes.ApplyAsync(new ApplyRequest(full.Id, new LocalCaller("alice")) { AcceptReducedSafety = wasAccepted }, Guard.Token());
        await changes.WaitAsync(full.Id, LocalCaller.Anonymous, Long, null, Guard.Token()).Guarded();
        _store.Rollback = _world.Inverse();

        var begun = await changes.RollBackAsync(full.Id, new LocalCaller("bob"), Guard.Token());

        Assert.Equal(wasAccepted ? null : FailureCode.Forbidden, begun.Failure?.Code);
        if (!wasAccepted)
        {
            Assert.Contains(_store.Rollback.Id.Value, begun.Failure!.Message);
            begun = await changes.ApplyAsync(new ApplyRequest(_store.Rollback.Id, new LocalCaller("bob")) { AcceptReducedSafety = true }, Guard.Token());
        }

        Assert.Equal(ChangeState.Confirmed, (await EndAsync(changes, begun.Value.Change)).State);
    }

    [Fact]
    public async Task Confirm_WhileTheChecksRun_IsRefused_AndOneIsForOneBatch()
    {
        _world.Plan = _world.Plan with { RequesterConfirms = true, Batches = [.. _world.Devices.Select(device => new[] { device.Name })] };
        await _store.SaveAsync(_world.Plan, default);
        var (changes, _) = await GatewayAsync();
        Outcome<ChangeStatus>? early = null;
        _world.Devices[0].Before = async operation =>
        {
            if (operation == "commit-confirmed")
            {
                early = await changes.ConfirmAsync(_world.Plan.Id, new LocalCaller("alice"), default);
            }
        };
        await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token());
        var first = (await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, Long, null, Guard.Token()).Guarded()).Value;
        await changes.ConfirmAsync(_world.Plan.Id, new LocalCaller("alice"), Guard.Token());
        ChangeStatus second;
        do
        {
            second = (await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, Long, null, Guard.Token()).Guarded()).Value;
            await Task.Yield();
        }
        while (!second.HasEnded && !(second.State == ChangeState.AwaitingConfirmation && second.Devices[1].State == DeviceChangeState.Pending));
        await changes.ConfirmAsync(_world.Plan.Id, new LocalCaller("alice"), Guard.Token());

        Assert.Equal(FailureCode.Busy, early?.Failure?.Code);
        Assert.Equal(ChangeState.AwaitingConfirmation, first.State);
        Assert.Equal((ChangeState.AwaitingConfirmation, DeviceChangeState.Confirmed), (second.State, second.Devices[0].State));
        Assert.Equal(ChangeState.Confirmed, (await EndAsync(changes, _world.Plan.Id)).State);
    }

    [Fact]
    public async Task Host_SecondGatewayOnTheFolder_DoesNotStart()
    {
        var options = new ChangeOptions { Folder = _folder.File("changes") };
        using var first = new ChangesHost(Runs(options), _store, options);
        using var second = new ChangesHost(Runs(options), _store, options);
        await first.StartAsync(default);

        await Assert.ThrowsAsync<ChangesUnavailableException>(() => second.StartAsync(default));

        await first.StopAsync(default);
        await second.StartAsync(default);
    }

    private ChangePlan Other() => _world.Plan with { Id = ChangeId.OfHash(new string('2', 64)) };

    private static async Task<ChangeStatus> EndAsync(Changes changes, ChangeId change)
    {
        while (true)
        {
            var status = (await changes.WaitAsync(change, LocalCaller.Anonymous, Long, null, Guard.Token()).Guarded()).Value;
            if (status.HasEnded)
            {
                return status;
            }

            await Task.Yield();
        }
    }

    private ChangeRuns Runs(ChangeOptions options) => new(_world.Ports(new Death(_world)), new FileChangeJournals(options), _store);

    private async Task<(Changes Changes, ChangeRuns Runs)> GatewayAsync()
    {
        var options = new ChangeOptions { Folder = _folder.File("changes") };
        var journals = new FileChangeJournals(options);
        var ports = _world.Ports(new Death(_world));
        var runs = new ChangeRuns(ports, journals, _store);
        var changes = new Changes(_store, _store, _store, runs, new ChangeStates(runs, journals), new OpenGate(), ports);
        _gateways.AddRange([changes, runs, journals]);
        await runs.RecoverAsync(default);
        return (changes, runs);
    }
}
