namespace NetMcp.Changes.States;

/// <summary>Where a change stands.</summary>
public enum ChangeState
{
    /// <summary>Planned, not applied.</summary>
    Planned,

    /// <summary>Planned, and asked to be applied: nothing was begun, and people must approve it first.</summary>
    AwaitingApproval,

    /// <summary>Locking, comparing, editing, validating, committing: nothing is kept yet.</summary>
    Applying,

    /// <summary>In force and under its timer; the checks run.</summary>
    Checking,

    /// <summary>In force and under its timer; the checks passed, the requester's own confirmation is awaited.</summary>
    AwaitingConfirmation,

    /// <summary>Decided to keep; the devices are being told.</summary>
    Confirming,

    /// <summary>Decided to undo; the devices are being told, or their timers are awaited.</summary>
    RollingBack,

    /// <summary>Kept on all devices. An end.</summary>
    Confirmed,

    /// <summary>Undone on all devices, and seen to be. An end.</summary>
    RolledBack,

    /// <summary>Refused before anything was in force: nothing was changed anywhere. An end.</summary>
    Refused,

    /// <summary>The base had moved: nothing was changed anywhere. An end; plan again.</summary>
    Stale,

    /// <summary>Kept on some devices, reverted on others, named per device. An end.</summary>
    PartiallyConfirmed,

    /// <summary>What at least one device did could not be found out. An end; a person must look.</summary>
    Unknown,
}
