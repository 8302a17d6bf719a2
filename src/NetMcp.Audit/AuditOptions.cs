namespace NetMcp.Audit;

/// <summary>Where the audit log is, and its times and limits.</summary>
public sealed record AuditOptions
{
    /// <summary>The folder, as a full path; made with mode 0700 when it is not there.</summary>
    public required string Folder { get; init; }

    /// <summary>From how many bytes on a file is closed and the next begun (default 64 MiB).</summary>
    public long RotateBytes { get; init; } = 64L << 20;

    /// <summary>After how many records a checkpoint is signed (default 1000).</summary>
    public int CheckpointRecords { get; init; } = 1000;

    /// <summary>How long a record waits for a checkpoint at the most (default 10 s).</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many records may wait for the disk (default 2048); who comes later waits for room, as long as the disk answers and not too many do.</summary>
    public int Capacity { get; init; } = 2048;

    /// <summary>How long the record of a read waits for others before it is written (default 20 ms, so that it is on the disk within 50 ms).</summary>
    public TimeSpan ReadWindow { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How long a disk may take before what waits for it is refused (default 10 s); what comes after that is refused at once until it answers.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether reads go on without a record when none can be taken; how many did is then recorded (default false: they are refused).</summary>
    public bool ReadsWithoutLog { get; init; }

    /// <summary>Where the log is sent besides; null for nowhere.</summary>
    public SyslogOptions? Syslog { get; init; }
}
