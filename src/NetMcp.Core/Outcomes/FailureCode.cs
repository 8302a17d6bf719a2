namespace NetMcp.Core.Outcomes;

/// <summary>
/// The closed vocabulary of what can go wrong, with the number that an agent reads as <c>code</c> in a tool's payload.
/// </summary>
/// <remarks>
/// -32081 to -32084 follow draft-zw-opsawg-mcp-network-mgmt-00, which has expired. Weak evidence: its text was not at hand, only
/// implementations and summaries of it, which agree on -32084 alone. MCP 2026-07-28 reserves -32020 to -32099 on the wire, so these numbers stand only inside a tool result and
/// never as a JSON-RPC error code. -32010 and its neighbours are ours, from the range left to implementations.
/// </remarks>
public enum FailureCode
{
    /// <summary>An argument is malformed, out of range, or names something that is not there.</summary>
    InvalidArgument = -32602,

    /// <summary>A fault of the gateway itself; details are in its log only.</summary>
    InternalError = -32603,

    /// <summary>The device did not answer within the limit.</summary>
    Timeout = -32081,

    /// <summary>The device cannot be reached, or the session was lost.</summary>
    Unreachable = -32082,

    /// <summary>Login failed, the host key is wrong, or the device or the gateway denies the access.</summary>
    AccessDenied = -32083,

    /// <summary>The device cannot take this configuration.</summary>
    ConfigIncompatible = -32084,

    /// <summary>The device answered with one or more rpc-errors (RFC 6241 section 4.3).</summary>
    DeviceError = -32010,

    /// <summary>This device does not have what the operation needs (a capability, a datastore, a filter kind).</summary>
    NotSupported = -32011,

    /// <summary>The device's queue is full, its circuit is open, or a shared resource is in use.</summary>
    Busy = -32012,

    /// <summary>A named limit was exceeded (message size, nesting, argument length).</summary>
    LimitExceeded = -32013,

    /// <summary>The device sent what its protocol does not allow.</summary>
    ProtocolError = -32014,

    /// <summary>The gateway is stopping and takes no new calls.</summary>
    ShuttingDown = -32015,

    /// <summary>Somebody else holds the lock, or edits of somebody else are in the candidate (RFC 6241 section 7.5).</summary>
    LockDenied = -32016,

    /// <summary>What a plan was made against has moved; plan again.</summary>
    Stale = -32017,

    /// <summary>The gateway's own rules forbid it: a freeze, a budget, a promise that was not accepted, a node that is masked.</summary>
    Forbidden = -32018,
}
