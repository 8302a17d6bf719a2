using NetMcp.Changes.Journals;
using NetMcp.Changes.States;

namespace NetMcp.Changes.Applying;

/// <summary>What the journal says was begun and seen on one device. A running change and a restarted gateway go by the same facts.</summary>
internal sealed class DeviceFacts
{
    private readonly HashSet<uint> _sessions = [];
    private TimeSpan _sent;

    /// <summary>An edit of ours may be in the candidate.</summary>
    public bool MayBeStaged { get; private set; }

    /// <summary>A commit, or an edit of running, was sent or was about to be.</summary>
    public bool MayBeInForce { get; private set; }

    /// <summary>The device said that it took it.</summary>
    public bool IsCommitted { get; private set; }

    /// <summary>A confirming commit was sent or was about to be.</summary>
    public bool MayBeConfirmed { get; private set; }

    /// <summary>The device said that it confirmed, or it was read back in force after the decision and the deadline.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>Running was to be saved, or was.</summary>
    public bool MayBeSaved { get; private set; }

    /// <summary>It was to be undone here, or was.</summary>
    public bool MayBeUndone { get; private set; }

    /// <summary>
    /// It was settled here, and is to be taken back by the inverse edit, or was. Whether that was done a restarted gateway sees only by what it reads: what is
    /// neither as before nor as the change left it is somebody else's.
    /// </summary>
    public bool IsCompensated { get; private set; }

    /// <summary>Read back for good: how it stands is known, or known to be unknown.</summary>
    public bool IsReadBack { get; private set; }

    /// <summary>Nothing of the change holds on to the device any more.</summary>
    public bool IsReleased { get; private set; }

    /// <summary>The session-ids that the change had here since it last let go of the device; what of them is not open is lost, or was closed.</summary>
    public IReadOnlySet<uint> Sessions => _sessions;

    /// <summary>
    /// When the device undoes it, on the steady clock. Of what an earlier life of the gateway wrote: when it would if that had been written just now. How
    /// long ago it was only the clock on the wall tells, and that may have been set; so the device may undo it sooner, and never later.
    /// </summary>
    public TimeSpan? UndoneAt { get; private set; }

    /// <summary>
    /// How long the answer to what sets its timer took: as much later than <see cref="UndoneAt"/> it may undo it. Null while no answer is there.
    /// </summary>
    public TimeSpan? AnsweredAfter { get; private set; }

    /// <summary>How it was read back.</summary>
    public DeviceChangeState? Seen { get; private set; }

    /// <summary>Takes in a record of this device.</summary>
    /// <param name="record">The record.</param>
    /// <param name="heard">When it was written, on the steady clock; of an earlier life's, when it was read.</param>
    public void Note(ChangeRecord record, TimeSpan heard)
    {
        if (record.SessionId is { } session)
        {
            _sessions.Add(session);
        }

        switch (record.Kind)
        {
            case RecordKind.Editing:
                MayBeStaged = true;
                break;
            case RecordKind.Committing:
                MayBeInForce = true;
                NoteSent(heard);
                break;
            case RecordKind.Committed:
                IsCommitted = true;
                AnsweredAfter = heard - _sent;
                break;
            case RecordKind.Renewing:
                NoteSent(heard);
                break;
            case RecordKind.Renewed:
                AnsweredAfter = heard - _sent;
                break;
            case RecordKind.Confirming:
                MayBeConfirmed = true;
                break;
            case RecordKind.Confirmed:
                IsConfirmed = true;
                break;
            case RecordKind.Saving:
                MayBeSaved = true;
                break;
            case RecordKind.Undoing:
                MayBeUndone = true;

                // A device that was settled is taken back by the inverse edit: what was seen of it does not hold any more.
                IsCompensated |= IsReadBack;
                IsReadBack = false;
                IsReleased = false;
                break;
            case RecordKind.ReadBack:
                IsReadBack = true;
                Seen = record.DeviceState;
                break;
            case RecordKind.Released:
                IsReleased = true;
                _sessions.Clear();
                break;
        }

        UndoneAt = record.ConfirmBy is { } confirmBy ? heard + (confirmBy - record.At) : UndoneAt;
    }

    private void NoteSent(TimeSpan heard)
    {
        _sent = heard;
        AnsweredAfter = null;
    }
}
