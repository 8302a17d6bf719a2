namespace NetMcp.Core.Auditing;

/// <summary>What a record of the audit log is about.</summary>
public enum AuditKind
{
    /// <summary>A tool, resource or prompt is about to be called.</summary>
    CallBegun,

    /// <summary>It has ended.</summary>
    CallEnded,

    /// <summary>Something was refused before it was begun: no or a bad token, no grant, a policy, a budget.</summary>
    Refused,

    /// <summary>A change is about to take a step, or took it.</summary>
    ChangeStep,

    /// <summary>A plan waits for approval.</summary>
    ApprovalRequested,

    /// <summary>Somebody approved a plan.</summary>
    ApprovalGiven,

    /// <summary>Somebody rejected a plan.</summary>
    ApprovalRejected,

    /// <summary>An approval was used: its plan is about to be applied, and it counts for nothing more.</summary>
    ApprovalUsed,

    /// <summary>An approval ended unused: the plan is stale, the time is over, or another step was taken.</summary>
    ApprovalVoided,

    /// <summary>A token was issued, or exchanged for another.</summary>
    TokenIssued,

    /// <summary>A token or a subject was revoked.</summary>
    TokenRevoked,

    /// <summary>The authority has a new key.</summary>
    KeysRotated,

    /// <summary>Another policy is in force.</summary>
    PolicyReloaded,

    /// <summary>Another inventory or configuration is in force.</summary>
    ConfigurationReloaded,

    /// <summary>Changes were frozen.</summary>
    Frozen,

    /// <summary>Changes were thawed.</summary>
    Thawed,

    /// <summary>The gateway started.</summary>
    GatewayStarted,

    /// <summary>The gateway is stopping.</summary>
    GatewayStopped,
}
