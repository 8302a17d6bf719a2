namespace NetMcp.Audit.Searching;

/// <summary>Which records are wanted: those that everything given holds for.</summary>
public sealed record AuditQuery
{
    /// <summary>At this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>
    /// Members of the record (<c>principal</c>, <c>devices</c>, <c>tool</c>, <c>kind</c>, <c>outcome</c>, <c>plan</c>, <c>change</c>, <c>call</c>) and the text that each
    /// must be, or hold when it is a list. Names of devices compare without regard to case.
    /// </summary>
    public IReadOnlyDictionary<string, string> Members { get; init; } = new Dictionary<string, string>();
}
