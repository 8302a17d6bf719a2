namespace NetMcp.Core.Devices;

/// <summary>What the gateway knows of a device's reachability, from its own sessions.</summary>
public enum DeviceState
{
    /// <summary>No session has been tried since the device entered the inventory, or the last one was closed for idleness.</summary>
    Idle,

    /// <summary>A session is being opened.</summary>
    Connecting,

    /// <summary>At least one session is open.</summary>
    Up,

    /// <summary>The last attempt failed; the gateway tries again when asked, after its back-off.</summary>
    Down,

    /// <summary>Not tried again until an operator acts: the login failed or the host key is wrong.</summary>
    Blocked,
}
