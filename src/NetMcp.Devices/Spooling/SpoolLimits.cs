namespace NetMcp.Devices.Spooling;

/// <summary>What keeping the rest of long answers may cost.</summary>
internal sealed record SpoolLimits
{
    /// <summary>The most bytes of one answer that are kept; what is beyond cannot be had by a cursor.</summary>
    public long MaxDocument { get; init; } = 16L * 1024 * 1024;

    /// <summary>The most bytes of all answers that are kept.</summary>
    public long MaxTotal { get; init; } = 1024L * 1024 * 1024;

    /// <summary>The most cursors.</summary>
    public int MaxCursors { get; init; } = 1000;

    /// <summary>How long a cursor is good after it was given or used.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(5);
}
