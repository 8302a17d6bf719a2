namespace NetMcp.Core.Auditing;

/// <summary>How what a record is about stands.</summary>
public enum AuditOutcome
{
    /// <summary>It is about to be begun.</summary>
    Begun,

    /// <summary>It was done.</summary>
    Succeeded,

    /// <summary>It was tried and failed.</summary>
    Failed,

    /// <summary>It was not tried.</summary>
    Refused,

    /// <summary>It was sent and no answer came.</summary>
    Unknown,
}
