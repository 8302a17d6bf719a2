using NetMcp.Core.Devices;

namespace NetMcp.Core.Auditing;

/// <summary>
/// A record of the audit log. The log adds number, time and the hash of the record before. Texts are cut at the log's limits, and hold no secret: who
/// makes a record masks.
/// </summary>
public sealed record AuditRecord
{
    /// <summary>What it is about.</summary>
    public required AuditKind Kind { get; init; }

    /// <summary>How that stands.</summary>
    public required AuditOutcome Outcome { get; init; }

    /// <summary>The code of a failure or refusal, in the words of whoever gave it.</summary>
    public string? Code { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public string? Reason { get; init; }

    /// <summary>Who: the subject of the token, or the local principal. Never what a caller merely says.</summary>
    public string? Principal { get; init; }

    /// <summary>The names of the token and its links, oldest first (<c>jti</c>, <c>jti/jti</c> and so on).</summary>
    public IReadOnlyList<string> ChainIds { get; init; } = [];

    /// <summary>From where the call came.</summary>
    public AuditClient? Client { get; init; }

    /// <summary>What all records of one call have in common.</summary>
    public string? CallId { get; init; }

    /// <summary>The tool, resource or command.</summary>
    public string? Tool { get; init; }

    /// <summary>Its arguments, as masked JSON text.</summary>
    public string? Arguments { get; init; }

    /// <summary>The devices that are meant.</summary>
    public IReadOnlyList<DeviceName> Devices { get; init; } = [];

    /// <summary>The change.</summary>
    public string? ChangeId { get; init; }

    /// <summary>Of <see cref="AuditKind.ChangeStep"/>: which, as the change's journal calls it.</summary>
    public string? Step { get; init; }

    /// <summary>The hash of the plan.</summary>
    public string? PlanHash { get; init; }

    /// <summary>The approval.</summary>
    public string? Approval { get; init; }

    /// <summary>The NETCONF session (RFC 6241 section 8.1) that acts.</summary>
    public uint? NetconfSessionId { get; init; }

    /// <summary>
    /// The message-ids of its rpcs (RFC 6241 section 4.1). Of a step of a change those of <see cref="NetconfSessionId"/>, <c>4-7</c> for several; of a call, which may
    /// use several sessions, <c>device/session-id/message-id</c>.
    /// </summary>
    public IReadOnlyList<string> MessageIds { get; init; } = [];

    /// <summary>The hash of what was there before.</summary>
    public string? BaseHash { get; init; }

    /// <summary>The hash of what is there now.</summary>
    public string? ResultHash { get; init; }

    /// <summary>The W3C trace id, 32 hexadecimal digits.</summary>
    public string? TraceId { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan? Duration { get; init; }
}
