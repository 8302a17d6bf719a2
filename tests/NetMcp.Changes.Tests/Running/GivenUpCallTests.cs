using NetMcp.Changes.Approvals;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Policies;
using NetMcp.Changes.Running;
using NetMcp.Changes.States;
using NetMcp.Changes.Tests.Engine;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Changes.Tests.Running;

/// <summary>Callers that go away, and devices that cannot be read back, over the whole room.</summary>
public sealed class GivenUpCallTests : IDisposable
{
    private readonly TempDirectory _folder = new();
    private readonly EngineWorld _world = new(2);
    private readonly StoreAndRules _store = new();
    private readonly CancellationTokenSource _caller = new();
    private readonly List<IDisposable> _gateways = [];

    public GivenUpCallTests() => _store.SaveAsync(_world.Plan, default);

    public void Dispose()
    {
        _gateways.ForEach(gateway => gateway.Dispose());
        _caller.Dispose();
        _world.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Apply_CallerGivesUpWhileTheDiskWrites_ChangeComesToItsEnd()
    {
        var (changes, _) = await GatewayAsync(RecordKind.Applying);

        await Record.ExceptionAsync(() => changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), _caller.Token));

        Assert.Equal(ChangeState.Confirmed, (await EndAsync(changes)).State);
    }

    [Fact]
    public async Task Apply_CallerGivesUpWhileItsApprovalIsTaken_ChangeComesToItsEnd()
    {
        var (changes, _) = await GatewayAsync(null, new Taken(_caller));

        await Record.ExceptionAsync(() => changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), _caller.Token));

        Assert.Equal(ChangeState.Confirmed, (await EndAsync(changes)).State);
    }

    [Fact]
    public async Task Confirm_DiskIsFull_IsAnAnswerAndTheChangeIsUndone()
    {
        _world.Plan = _world.Plan with { RequesterConfirms = true };
        await _store.SaveAsync(_world.Plan, default);
        var (changes, _) = await GatewayAsync(RecordKind.RequesterConfirmed, isFull: true);
        await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token());
        await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, TimeSpan.FromHours(1), null, Guard.Token()).Guarded();

        var answer = await changes.ConfirmAsync(_world.Plan.Id, new LocalCaller("alice"), Guard.Token());
        await _world.FinishAsync(EndAsync(changes));

        Assert.Contains("disk", answer.Failure?.Message, StringComparison.Ordinal);
        Assert.Equal(ChangeState.RolledBack, (await EndAsync(changes)).State);
    }

    [Fact]
    public async Task Confirm_CallerGivesUpWhileTheDiskWrites_IsHeard()
    {
        _world.Plan = _world.Plan with { RequesterConfirms = true };
        await _store.SaveAsync(_world.Plan, default);
        var (changes, _) = await GatewayAsync(RecordKind.RequesterConfirmed);
        await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token());
        await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, TimeSpan.FromHours(1), null, Guard.Token()).Guarded();

        await Record.ExceptionAsync(() => changes.ConfirmAsync(_world.Plan.Id, new LocalCaller("alice"), _caller.Token));

        Assert.Equal(ChangeState.Confirmed, (await EndAsync(changes)).State);
    }

    [Fact]
    public async Task RollBack_ConfirmedButNotReadBack_StartsFromWhatWasPlanned()
    {
        var device = _world.Devices[1];
        device.Before = operation =>
        {
            for (var i = 0; i < 5 && operation == "commit"; i++)
            {
                device.FailNext("read", device.Refused("operation-failed"));
            }

            return Task.CompletedTask;
        };
        var (changes, _) = await GatewayAsync(null);
        await changes.ApplyAsync(new ApplyRequest(_world.Plan.Id, new LocalCaller("alice")), Guard.Token());
        var ending = EndAsync(changes);
        while (!ending.IsCompleted)
        {
            // Nothing waits for the clock before both devices have confirmed, and their timers would.
            if (_world.Devices.All(device => !device.IsPending && device.Log.Any(line => line.EndsWith(" commit", StringComparison.Ordinal))))
            {
                _world.Clock.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.Yield();
        }

        var ended = await ending;
        _store.Rollback = _world.Inverse();

        await changes.RollBackAsync(_world.Plan.Id, new LocalCaller("bob"), Guard.Token());

        Assert.Equal(ChangeState.Confirmed, ended.State);
        Assert.Equal(_world.Plan.Devices.Select(planned => (planned.Device, planned.TargetHash)), _store.Left.Select(left => (left.Device, left.Hash)));
    }

    private async Task<ChangeStatus> EndAsync(Changes changes)
    {
        var guard = Guard.Token();
        while (true)
        {
            // A change that nobody drives has no end to wait for: it is not under way.
            guard.ThrowIfCancellationRequested();
            var status = (await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, TimeSpan.FromHours(1), null, guard).Guarded()).Value;
            if (status.HasEnded || _gateways.OfType<ChangeRuns>().All(runs => runs.Find(_world.Plan.Id) is null))
            {
                return (await changes.WaitAsync(_world.Plan.Id, LocalCaller.Anonymous, TimeSpan.Zero, null, guard)).Value;
            }

            await Task.Yield();
        }
    }

    private async Task<(Changes Changes, ChangeRuns Runs)> GatewayAsync(RecordKind? givesUpAt, IApprovalGate? gate = null, bool isFull = false)
    {
        var options = new ChangeOptions { Folder = _folder.File("changes") };
        var files = new FileChangeJournals(options);
        var journals = new Impatient(files, _caller, givesUpAt, isFull);
        var ports = _world.Ports(new Death(_world));
        var runs = new ChangeRuns(ports, journals, _store);
        var changes = new Changes(_store, _store, _store, runs, new ChangeStates(runs, journals), gate ?? new OpenGate(), ports);
        _gateways.AddRange([changes, runs, files]);
        await runs.RecoverAsync(default);
        return (changes, runs);
    }

    // The caller gives up between the disk's taking of the approval's end and its answer.
    private sealed class Taken(CancellationTokenSource caller) : IApprovalGate
    {
        private readonly OpenGate _open = new();

        public Task Changed => _open.Changed;

        public PolicyVerdict Judge(ChangePlan plan) => _open.Judge(plan);

        public ApprovalStanding? Find(ChangeId change) => _open.Find(change);

        public Task<Outcome<bool>> AskAsync(ChangePlan plan, ICaller caller, CancellationToken cancellationToken) => _open.AskAsync(plan, caller, cancellationToken);

        public async Task<Outcome<ChangeApproval?>> TakeAsync(ChangePlan plan, ICaller by, CancellationToken cancellationToken)
        {
            await caller.CancelAsync();
            return new ChangeApproval("a-1", ["bob"]);
        }
    }

    // The caller gives up between the disk's taking of a record and its answer.
    private sealed class Impatient(IChangeJournals journals, CancellationTokenSource caller, RecordKind? givesUpAt, bool isFull) : IChangeJournals
    {
        public async Task<IChangeJournal> OpenAsync(ChangeId id, CancellationToken cancellationToken) =>
            new Journal(await journals.OpenAsync(id, cancellationToken), caller, givesUpAt, isFull);

        public void Close(ChangeId id) => journals.Close(id);

        public IReadOnlyList<ChangeRecord> Read(ChangeId id) => journals.Read(id);

        public IEnumerable<ChangeId> All() => journals.All();

        private sealed class Journal(IChangeJournal journal, CancellationTokenSource caller, RecordKind? givesUpAt, bool isFull) : IChangeJournal
        {
            public async Task AppendAsync(ChangeRecord record, CancellationToken cancellationToken)
            {
                if (isFull && record.Kind == givesUpAt)
                {
                    throw new IOException("No space left on device");
                }

                await journal.AppendAsync(record, default);
                if (record.Kind == givesUpAt)
                {
                    await caller.CancelAsync();
                }

                cancellationToken.ThrowIfCancellationRequested();
            }

            public Task<IReadOnlyList<ChangeRecord>> ReadAsync(CancellationToken cancellationToken) => journal.ReadAsync(cancellationToken);
        }
    }
}
