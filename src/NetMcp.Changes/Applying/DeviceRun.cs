using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;

namespace NetMcp.Changes.Applying;

/// <summary>One device of a change that runs: its session, the locks it holds, and the facts of its journal.</summary>
internal sealed class DeviceRun(ChangeRun run, DevicePlan plan, int batch)
{
    private readonly List<Datastore> _locks = [];
    private long _recordedMessage;

    /// <summary>What is planned here.</summary>
    public DevicePlan Plan { get; } = plan;

    /// <summary>The device.</summary>
    public DeviceName Name => Plan.Device;

    /// <summary>The batch it is in, from 0.</summary>
    public int Batch { get; } = batch;

    /// <summary>What the journal says.</summary>
    public DeviceFacts Facts { get; } = new();

    /// <summary>The session of this change; null before it is open and after it is lost or given up.</summary>
    public IEditSession? Session { get; private set; }

    /// <summary>
    /// Whether the locks have been held without a break since before the edit: then whatever moved in the candidate, and in what is touched of a
    /// device without one, is ours.
    /// </summary>
    public bool HeldSinceEdit { get; private set; }

    /// <summary>Why it failed here, the first time.</summary>
    public Failure? Failure { get; private set; }

    /// <summary>What undoes the change here.</summary>
    public UndoMeans UndoneBy => Plan.Abilities.UndoneBy();

    /// <summary>The datastore that takes the edit.</summary>
    public Datastore Edited => Plan.Abilities.Candidate == CandidateUse.None ? Datastore.Running : Datastore.Candidate;

    /// <summary>Whether this session holds the lock.</summary>
    public bool Holds(Datastore datastore) => _locks.Contains(datastore);

    /// <summary>The locks that this session holds, in the order in which they were taken.</summary>
    public IReadOnlyList<Datastore> Locks => _locks;

    /// <summary>
    /// Whether a session may be killed here. Not while a change that was decided to be kept pends: RFC 6241 section 7.9 has the device undo a
    /// pending commit then.
    /// </summary>
    public bool MayKill => !run.Has(RecordKind.DecidedConfirm, Batch) || Facts.IsConfirmed || Facts.IsReadBack || run.Has(RecordKind.DecidedUndo, Batch);

    /// <summary>Takes a new session.</summary>
    public void Take(IEditSession session)
    {
        Session = session;
        _recordedMessage = 0;
        _locks.Clear();
        HeldSinceEdit = false;
    }

    /// <summary>Notes a lock that was granted.</summary>
    public void NoteLocked(Datastore datastore) => _locks.Add(datastore);

    /// <summary>Notes a lock that was given up.</summary>
    public void NoteUnlocked(Datastore datastore) => _locks.Remove(datastore);

    /// <summary>Notes that all locks are held before anything was edited.</summary>
    public void NoteHeld() => HeldSinceEdit = true;

    /// <summary>Notes why it failed, unless something was noted before.</summary>
    public void NoteFailure(Failure failure) => Failure ??= failure.Device is null ? failure with { Device = Name } : failure;

    /// <summary>Appends a record of this device.</summary>
    public Task WriteAsync(RecordKind kind, CancellationToken cancellationToken, Func<ChangeRecord, ChangeRecord>? with = null)
    {
        var record = WithMessages(new ChangeRecord { Kind = kind, At = run.Now, Device = Name, SessionId = Session?.SessionId, Batch = Batch });
        return run.WriteAsync(with is null ? record : with(record), cancellationToken);
    }

    private ChangeRecord WithMessages(ChangeRecord record)
    {
        var (first, last) = (_recordedMessage + 1, Session?.LastMessageId ?? 0);
        if (last < first)
        {
            return record;
        }

        _recordedMessage = last;
        return record with { FirstMessage = first, LastMessage = last };
    }

    /// <summary>Closes the session: the device releases its locks and, where a commit is bound to it, undoes that.</summary>
    public async Task DropSessionAsync()
    {
        if (Session is { } session)
        {
            Session = null;
            _locks.Clear();
            HeldSinceEdit = false;
            await session.DisposeAsync().ConfigureAwait(false);
        }
    }
}
