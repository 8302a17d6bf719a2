using NetMcp.Core.Devices;
using NetMcp.Core.Reading;

namespace NetMcp.Core.Editing;

/// <summary>What a device really does for a change: its hello, corrected by its profile and by the inventory.</summary>
public sealed record EditAbilities
{
    /// <summary>What can be promised for a change, and why.</summary>
    public required ChangePromise Promise { get; init; }

    /// <summary>How it holds a candidate.</summary>
    public CandidateUse Candidate { get; init; }

    /// <summary>Whether running takes an edit-config directly (RFC 6241 section 8.2).</summary>
    public bool WritableRunning { get; init; }

    /// <summary>Which confirmed commit it has, and can be trusted with.</summary>
    public ConfirmedCommitUse ConfirmedCommit { get; init; }

    /// <summary>Whether a commit with persist stays pending when the session that made it is lost.</summary>
    public bool PersistSurvivesSession { get; init; }

    /// <summary>What confirms a pending commit besides its owner, in words; empty when nothing does.</summary>
    public IReadOnlyList<string> AlsoConfirmedBy { get; init; } = [];

    /// <summary>Whether a candidate can be validated between edit and commit (RFC 6241 section 8.6); false also where that is there and does harm.</summary>
    public bool Validate { get; init; }

    /// <summary>Whether an edit-config can be all or nothing (RFC 6241 section 8.5).</summary>
    public bool RollbackOnError { get; init; }

    /// <summary>Whether running must be copied to startup after the confirm (RFC 6241 section 8.7).</summary>
    public bool SaveStartup { get; init; }

    /// <summary>
    /// The datastores to lock for a change, in the order in which they are taken. Running, where it is among them, is released with the
    /// confirmed commit's reply; the candidate stays locked until the change is confirmed or undone.
    /// </summary>
    public IReadOnlyList<Datastore> Locks { get; init; } = [];

    /// <summary>Whether running may stay locked while a confirmed commit is sent; false: it is released before (or never taken).</summary>
    public bool LockRunningForCommit { get; init; }

    /// <summary>Whether a lock is denied on a candidate that holds uncommitted edits (RFC 6241 section 8.3.5.2); false: it must be compared with running.</summary>
    public bool LockRefusesDirtyCandidate { get; init; } = true;

    /// <summary>
    /// Whether the candidate can be locked anew while a confirmed commit is pending; false: only a lock that was there before is kept, and another
    /// session's edits must be looked for before a confirming commit would take them along.
    /// </summary>
    public bool LockWhilePending { get; init; } = true;

    /// <summary>
    /// Whether an insert attribute puts an entry where it says (RFC 7950 sections 7.7.9 and 7.8.6); false: what is to stand behind a new or moved entry is
    /// removed and made anew in its order, in the same edit.
    /// </summary>
    public bool PlacesByInsert { get; init; } = true;

    /// <summary>Whether a commit takes a comment.</summary>
    public bool CommitComment { get; init; }
}
