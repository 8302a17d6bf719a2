namespace NetMcp.Devices.Sessions;

/// <summary>What a session is for.</summary>
internal enum SessionPurpose
{
    /// <summary>Reads, shared by all callers.</summary>
    Read,

    /// <summary>One user alone: NETCONF's locks belong to sessions.</summary>
    Exclusive,

    /// <summary>Notifications.</summary>
    Events,
}
