namespace NetMcp.Trust.Grants;

/// <summary>How much of a grant may be used in a time. Each null is no limit of this link; the links above keep theirs.</summary>
public sealed record GrantBudgets
{
    /// <summary>The largest number that a budget may be.</summary>
    public const long Most = 1_000_000_000_000;

    /// <summary>No budget.</summary>
    public static GrantBudgets None { get; } = new();

    /// <summary>Calls in any 60 seconds.</summary>
    public long? CallsPerMinute { get; init; }

    /// <summary>Changes in any 3600 seconds; a change of several devices is one.</summary>
    public long? ChangesPerHour { get; init; }

    /// <summary>Bytes of results in any 3600 seconds.</summary>
    public long? BytesPerHour { get; init; }

    /// <summary>Whether there is a limit at all.</summary>
    public bool AreLimiting => CallsPerMinute is not null || ChangesPerHour is not null || BytesPerHour is not null;
}
