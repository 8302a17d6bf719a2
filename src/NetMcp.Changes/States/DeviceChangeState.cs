namespace NetMcp.Changes.States;

/// <summary>Where a change stands on one device.</summary>
public enum DeviceChangeState
{
    /// <summary>Nothing was sent that could change it.</summary>
    Untouched,

    /// <summary>Locked by this change.</summary>
    Locked,

    /// <summary>The edit is in the candidate, not in force.</summary>
    Staged,

    /// <summary>In force, undone by the device (or the gateway) unless confirmed.</summary>
    Pending,

    /// <summary>In force for good.</summary>
    Confirmed,

    /// <summary>Read back: as it was before.</summary>
    RolledBack,

    /// <summary>Read back: in force, although it was to be undone or nobody confirmed it.</summary>
    Kept,

    /// <summary>Read back, or not readable: neither as before nor as wanted, or not known.</summary>
    Unknown,
}
