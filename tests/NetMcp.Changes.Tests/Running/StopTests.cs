using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Running;
using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Engine;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Core.Access;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Changes.Tests.Running;

/// <summary>A gateway that is told to stop, and one that stumbles over itself.</summary>
public sealed class StopTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    private readonly TempDirectory _folder = new();
    private readonly EngineWorld _world = new(2);
    private readonly StoreAndRules _store = new();
    private readonly LogText _log = new();
    private readonly List<IDisposable> _gateways = [];

    public enum Kind
    {
        Persist,
        Version10,
        CandidateOnly,
        RunningOnly,
    }

    public void Dispose()
    {
        _gateways.ForEach(gateway => gateway.Dispose());
        _log.Dispose();
        _world.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(Kind.Persist)]
    [InlineData(Kind.Version10)]
    [InlineData(Kind.CandidateOnly)]
    [InlineData(Kind.RunningOnly)]
    public async Task Stop_WhileItPends_IsUndoneAndSaidToBe(Kind kind)
    {
        Have(kind);
        var (changes, runs) = await PendingAsync();

        await runs.StopAsync(Guard.Token()).Guarded();

        var ended = (await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, TimeSpan.Zero, null, Guard.Token())).Value;
        Assert.Equal(ChangeState.RolledBack, ended.State);
        Assert.Contains("stopped before the change was decided", ended.Reason, StringComparison.Ordinal);
        Assert.Contains(Journal(), record => record is { Kind: RecordKind.DecidedUndo, Failure.Code: FailureCode.ShuttingDown });
        Assert.All(_world.Devices, device => Assert.True(device.Runs(EngineWorld.Base)));
        Assert.All(_world.Devices, device => Assert.Equal((false, 0, 0), (device.IsPending, device.Locks.Count, device.OpenSessions)));
    }

    [Theory]
    [InlineData(Kind.Persist)]
    [InlineData(Kind.CandidateOnly)]
    public async Task Stop_DeviceCannotBeReachedInTime_IsLeftToTheNextGateway(Kind kind)
    {
        Have(kind);
        var (_, runs) = await PendingAsync();
        _world.Devices[1].IsAway = true;

        var stopped = runs.StopAsync(Guard.Token());
        while (!Journal().Any(record => record.Kind == RecordKind.Released && record.Device == _world.Devices[0].Name))
        {
            Assert.False(stopped.IsCompleted);
            await Task.Yield();
        }

        _world.Clock.Advance(TimeSpan.FromMinutes(1));
        await stopped.Guarded();
        Assert.Equal(ChangeState.RollingBack, StatusFold.Of(_world.Plan, Journal()).State);
        Assert.True(_world.Devices[0].Runs(EngineWorld.Base));
        _world.Devices[1].IsAway = false;
        _gateways.ForEach(gateway => gateway.Dispose());
        _gateways.Clear();

        var (next, _) = await GatewayAsync();
        Assert.Equal(ChangeState.RolledBack, (await EndAsync(next)).State);
        Assert.True(_world.Devices[1].Runs(EngineWorld.Base));
    }

    [Fact]
    public async Task Stop_WhenItIsDecided_IsFinished()
    {
        await _store.SaveAsync(_world.Plan, default);
        var (changes, runs) = await GatewayAsync();
        StopAt(runs, "commit");
        await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token());
        await EndAsync(changes);

        await runs.StopAsync(Guard.Token()).Guarded();

        Assert.Equal(ChangeState.Confirmed, StatusFold.Of(_world.Plan, Journal()).State);
        Assert.All(_world.Devices, device => Assert.True(device.Runs(EngineWorld.Target)));
    }

    [Fact]
    public async Task Stop_BetweenBatches_KeepsWhatWasDecidedAndBeginsNoOther()
    {
        _world.Plan = _world.Plan with { Batches = [.. _world.Devices.Select(device => new[] { device.Name })] };
        await _store.SaveAsync(_world.Plan, default);
        var (changes, runs) = await GatewayAsync();
        StopAt(runs, "commit");
        await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token());
        var ended = await EndAsync(changes);

        await runs.StopAsync(Guard.Token()).Guarded();

        Assert.Equal(ChangeState.PartiallyConfirmed, ended.State);
        Assert.Equal([DeviceChangeState.Confirmed, DeviceChangeState.Untouched], ended.Devices.Select(device => device.State));
        Assert.Empty(_world.Devices[1].Log);
    }

    [Fact]
    public async Task Apply_WhenAStopHasBegun_IsRefused()
    {
        await _store.SaveAsync(_world.Plan, default);
        var (changes, runs) = await GatewayAsync();
        runs.BeginStop();

        var refused = await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token());

        Assert.Equal(FailureCode.ShuttingDown, refused.Failure?.Code);
        Assert.Empty(_world.Devices[0].Log);
    }

    [Fact]
    public async Task Fault_ThatStays_IsMetLessAndLessOftenAndLoggedOnce()
    {
        await _store.SaveAsync(_world.Plan, default);
        var (changes, _) = await GatewayAsync();
        var met = 0;
        _world.Devices[0].Before = _ =>
        {
            Interlocked.Increment(ref met);
            throw new InvalidOperationException("a fault of ours");
        };
        await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token());

        const int Hour = 3600;
        const int Step = 10;
        for (var second = 0; second < Hour; second += Step)
        {
            await _world.Clock.WhenTimersAsync(1).Guarded();
            _world.Clock.Advance(TimeSpan.FromSeconds(Step));
        }

        Assert.InRange(met, 6, 12);
        Assert.Single(_log.Lines, line => line.Contains("broke off", StringComparison.Ordinal));
        Assert.Single(Journal(), record => record.Kind == RecordKind.Recovering);

        // And when it is gone the change comes to its end.
        _world.Devices[0].Before = null;
        await _world.Clock.WhenTimersAsync(1).Guarded();
        _world.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(ChangeState.Refused, (await EndAsync(changes)).State);
    }

    private void Have(Kind kind) => _world.Have(abilities => kind switch
    {
        Kind.Version10 => abilities with { ConfirmedCommit = ConfirmedCommitUse.Version10, PersistSurvivesSession = false },
        Kind.CandidateOnly => abilities with { ConfirmedCommit = ConfirmedCommitUse.None },
        Kind.RunningOnly => abilities with { Candidate = CandidateUse.None, ConfirmedCommit = ConfirmedCommitUse.None, WritableRunning = true, Locks = [Datastore.Running] },
        _ => abilities,
    });

    private void StopAt(ChangeRuns runs, string operation) => _world.Devices[0].Before = now =>
    {
        if (now == operation)
        {
            runs.BeginStop();
        }

        return Task.CompletedTask;
    };

    private async Task<(Changes Changes, ChangeRuns Runs)> PendingAsync()
    {
        _world.Plan = _world.Plan with { RequesterConfirms = true };
        await _store.SaveAsync(_world.Plan, default);
        var (changes, runs) = await GatewayAsync();
        await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")) { AcceptReducedSafety = true }, Guard.Token());
        var pending = (await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, Long, null, Guard.Token()).Guarded()).Value;
        Assert.Equal(ChangeState.AwaitingConfirmation, pending.State);
        Assert.All(_world.Devices, device => Assert.True(device.Runs(EngineWorld.Target)));
        return (changes, runs);
    }

    private IReadOnlyList<ChangeRecord> Journal()
    {
        using var journals = new FileChangeJournals(new ChangeOptions { Folder = _folder.File("changes") });
        return journals.Read(_world.Plan.Id);
    }

    private async Task<ChangeStatus> EndAsync(Changes changes)
    {
        var guard = Guard.Token();
        while (true)
        {
            var status = (await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, Long, null, guard).Guarded()).Value;
            if (status.HasEnded)
            {
                return status;
            }

            await Task.Yield();
        }
    }

    private async Task<(Changes Changes, ChangeRuns Runs)> GatewayAsync()
    {
        var journals = new FileChangeJournals(new ChangeOptions { Folder = _folder.File("changes") });
        var ports = _world.Ports(new Death(_world)) with { Logger = _log };
        var runs = new ChangeRuns(ports, journals, _store);
        var changes = new Changes(_store, _store, _store, runs, new ChangeStates(runs, journals), new OpenGate(), ports);
        _gateways.AddRange([changes, runs, journals]);
        await runs.RecoverAsync(default);
        return (changes, runs);
    }
}
