namespace NetMcp.Core.Access;

/// <summary>What somebody may do with a device.</summary>
public enum GrantOperation
{
    /// <summary>Read data.</summary>
    Read,

    /// <summary>Run what measures: a ping, a traceroute, a test.</summary>
    Measure,

    /// <summary>Plan a change; nothing is changed by it.</summary>
    Plan,

    /// <summary>Apply, confirm or undo a change.</summary>
    Apply,

    /// <summary>Approve somebody else's change. In effect only for whom the authority itself named: never through a link, and in the gateway pattern only.</summary>
    Approve,
}
