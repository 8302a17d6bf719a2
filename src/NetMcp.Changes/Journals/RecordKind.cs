namespace NetMcp.Changes.Journals;

/// <summary>What a record of a change's journal says. A word in -ing is written, and on the disk, before its effect is begun.</summary>
internal enum RecordKind
{
    /// <summary>Somebody asked for the plan to be applied.</summary>
    Applying,

    /// <summary>A lock is about to be asked for.</summary>
    Locking,

    /// <summary>All locks of the device are held.</summary>
    Locked,

    /// <summary>The base was compared under lock, and is as planned. The text says whether something else was committed since.</summary>
    BaseVerified,

    /// <summary>The edit is about to be sent; from here the candidate may hold ours.</summary>
    Editing,

    /// <summary>The edit is in the candidate and valid.</summary>
    Staged,

    /// <summary>The commit is about to be sent; pre-image and persist are on the disk.</summary>
    Committing,

    /// <summary>The device took the confirmed commit; its timer runs.</summary>
    Committed,

    /// <summary>All devices of the batch are under their timers; the checks begin.</summary>
    Checking,

    /// <summary>A check was made.</summary>
    Checked,

    /// <summary>Every check of the batch passed. Nothing is ever confirmed without it.</summary>
    ChecksPassed,

    /// <summary>The requester gave the confirmation that the plan asks for.</summary>
    RequesterConfirmed,

    /// <summary>A timer is about to be renewed.</summary>
    Renewing,

    /// <summary>The timer was renewed.</summary>
    Renewed,

    /// <summary>DECIDED-CONFIRM: from here only forward.</summary>
    DecidedConfirm,

    /// <summary>Decided to undo: from here only back.</summary>
    DecidedUndo,

    /// <summary>The confirming commit is about to be sent.</summary>
    Confirming,

    /// <summary>The device confirmed.</summary>
    Confirmed,

    /// <summary>Running is about to be saved to startup.</summary>
    Saving,

    /// <summary>Running was saved.</summary>
    Saved,

    /// <summary>The change is about to be undone on the device: discard, cancel, the end of the session, the inverse edit, or the timer.</summary>
    Undoing,

    /// <summary>The touched paths were read back; says rolled back, kept, confirmed or unknown.</summary>
    ReadBack,

    /// <summary>Locks and session are given up.</summary>
    Released,

    /// <summary>A session of this change that was lost, and holds a lock still, is about to be killed.</summary>
    Killing,

    /// <summary>A restarted gateway took the change in hand.</summary>
    Recovering,

    /// <summary>The end, with the state.</summary>
    Ended,
}
