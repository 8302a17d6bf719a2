using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Applying;

/// <summary>A change that runs: its plan, its journal, and what both come to.</summary>
internal sealed class ChangeRun : IDisposable
{
    private readonly Lock _lock = new();
    private readonly IChangeJournal _journal;
    private readonly ChangePorts _ports;
    private readonly List<ChangeRecord> _records;
    private readonly CancellationTokenSource _undoAsked = new();
    private ChangeRequester? _undoWantedBy;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Begins, or goes on, where the records end.</summary>
    public ChangeRun(ChangePlan plan, IChangeJournal journal, IReadOnlyList<ChangeRecord> records, ChangePorts ports)
    {
        Plan = plan;
        _journal = journal;
        _ports = ports;
        _records = [.. records];
        Batches = [.. plan.Batches.Select((names, index) =>
            (IReadOnlyList<DeviceRun>)[.. plan.Devices.Where(device => device.EditCount > 0 && names.Contains(device.Device)).Order(ByName).Select(device => new DeviceRun(this, device, index))])];
        foreach (var record in records)
        {
            Find(record.Device)?.Facts.Note(record, _ports.Steady);
        }

        Status = StatusFold.Of(plan, _records);
    }

    /// <summary>The plan.</summary>
    public ChangePlan Plan { get; }

    /// <summary>The devices as they are decided together, in the order of their names; without those that are as wanted already.</summary>
    public IReadOnlyList<IReadOnlyList<DeviceRun>> Batches { get; }

    /// <summary>All devices.</summary>
    public IEnumerable<DeviceRun> Devices => Batches.SelectMany(batch => batch);

    /// <summary>How it stands.</summary>
    public ChangeStatus Status { get; private set; }

    /// <summary>Who had it applied.</summary>
    public ChangeRequester AppliedBy
    {
        get
        {
            lock (_lock)
            {
                return _records.Find(record => record is { Kind: RecordKind.Applying, By: not null })?.By ?? Plan.RequestedBy;
            }
        }
    }

    /// <summary>The approval that it was begun with; null where none was asked for.</summary>
    public string? Approval
    {
        get
        {
            lock (_lock)
            {
                return _records.Find(record => record.Approval is not null)?.Approval?.Id;
            }
        }
    }

    /// <summary>The time now.</summary>
    public DateTimeOffset Now => _ports.Now;

    /// <summary>
    /// Whether nothing that is begun rests on the journal any more: going back is what a restarted gateway does without being told, so a full
    /// disk does not stop it.
    /// </summary>
    public bool IsGoingBack { get; set; }

    /// <summary>Whether this gateway has taken it up from its journal, and said so there.</summary>
    public bool IsTakenUp { get; set; }

    /// <summary>Cancelled when somebody asks for the change to be undone, or the gateway is being stopped.</summary>
    public CancellationToken UndoAsked => _undoAsked.Token;

    /// <summary>Why it is to be undone; null while nobody asked.</summary>
    public Failure? UndoWanted { get; private set; }

    /// <summary>Who asked for what a change is undone for; null where that is no wish of anybody's.</summary>
    public ChangeRequester? WhoAsked(Failure? reason) => reason is not null && ReferenceEquals(reason, UndoWanted) ? _undoWantedBy : null;

    /// <summary>Done at the next change of <see cref="Status"/>.</summary>
    public Task Changed
    {
        get
        {
            lock (_lock)
            {
                return _changed.Task;
            }
        }
    }

    private static Comparer<DevicePlan> ByName { get; } = Comparer<DevicePlan>.Create((left, right) => left.Device.CompareTo(right.Device));

    /// <summary>Asks for it to be undone; heard until it is decided to be kept, and then between its batches.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who asks; null: the gateway itself.</param>
    public void AskUndo(Failure reason, ChangeRequester? by = null)
    {
        lock (_lock)
        {
            if (UndoWanted is null)
            {
                _undoWantedBy = by;
                UndoWanted = reason;
            }
        }

        // What waits for it goes on elsewhere, and not on the thread of whoever asks.
        _ = _undoAsked.CancelAsync();
    }

    /// <summary>Whether the journal has a record of this kind, of a batch or of any.</summary>
    public bool Has(RecordKind kind, int? batch = null)
    {
        lock (_lock)
        {
            return _records.Exists(record => record.Kind == kind && (batch is null || record.Batch == batch));
        }
    }

    /// <summary>The batch whose checks have passed and that is not decided yet, or null.</summary>
    public int? FindPassed()
    {
        lock (_lock)
        {
            return _records.FindLast(record => record.Kind is RecordKind.ChecksPassed or RecordKind.DecidedConfirm or RecordKind.DecidedUndo) is { Kind: RecordKind.ChecksPassed } passed
                ? passed.Batch
                : null;
        }
    }

    /// <summary>Why a batch was undone; null when it was not, or no one failure was the reason.</summary>
    public Failure? FailureOf(int batch)
    {
        lock (_lock)
        {
            return _records.Find(record => record.Kind == RecordKind.DecidedUndo && record.Batch == batch)?.Failure;
        }
    }

    /// <summary>Appends a record of the whole change.</summary>
    public Task WriteAsync(RecordKind kind, CancellationToken cancellationToken, Func<ChangeRecord, ChangeRecord>? with = null)
    {
        var record = new ChangeRecord { Kind = kind, At = Now };
        return WriteAsync(with is null ? record : with(record), cancellationToken);
    }

    /// <summary>Appends a record; what it says is true for everybody once it is on the disk.</summary>
    /// <exception cref="IOException">The disk does not take it, or the audit log does not.</exception>
    public async Task WriteAsync(ChangeRecord record, CancellationToken cancellationToken)
    {
        try
        {
            // First: of what the journal says that it is decided or begun, the audit log never lacks the record.
            await StepAudit.WriteAsync(_ports.Audit, this, record, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e) when (IsGoingBack && record.Kind != RecordKind.Ended)
        {
            _ports.Logger.BackWithoutAudit(e, Plan.Id.Value, record.Kind);
        }

        try
        {
            await _journal.AppendAsync(record, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e) when (IsGoingBack && record.Kind != RecordKind.Ended)
        {
            _ports.Logger.BackWithoutJournal(e, Plan.Id.Value, record.Kind);
        }

        TaskCompletionSource changed;
        lock (_lock)
        {
            _records.Add(record);
            Find(record.Device)?.Facts.Note(record, _ports.Steady);
            Status = StatusFold.Of(Plan, _records);
            (changed, _changed) = (_changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.SetResult();
    }

    /// <inheritdoc/>
    public void Dispose() => _undoAsked.Dispose();

    private DeviceRun? Find(DeviceName? name) => name is null ? null : Devices.FirstOrDefault(device => device.Name == name);
}
