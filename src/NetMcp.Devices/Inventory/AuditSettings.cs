namespace NetMcp.Devices.Inventory;

/// <summary>The <c>audit</c> section of the configuration. Read when the gateway starts.</summary>
public sealed record AuditSettings
{
    /// <summary>Whether there is a log at all (default true). Without one nothing of what happens is recorded, and changes go on all the same.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>The folder of the log, as a full path; null for <c>audit</c> in the data folder.</summary>
    public string? Folder { get; init; }

    /// <summary>The folder of the authority whose key signs checkpoints, as a full path; null for <c>audit-authority</c> in the data folder.</summary>
    public string? Authority { get; init; }

    /// <summary>From how many bytes on a file of the log is closed and the next begun (default 64 MiB).</summary>
    public long RotateBytes { get; init; } = 64L << 20;

    /// <summary>How long a record waits for a signed checkpoint at the most (default 10 s).</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether reads go on when no record of them can be taken (default false).</summary>
    public bool ReadsWithoutLog { get; init; }

    /// <summary>The host of the syslog server that the log is sent to; null for none.</summary>
    public string? SyslogHost { get; init; }

    /// <summary>Its port.</summary>
    public int SyslogPort { get; init; }

    /// <summary>Whether it is spoken to over TLS (default true).</summary>
    public bool SyslogTls { get; init; } = true;

    /// <summary>A PEM file with the authorities of its certificate, as a full path; null for the system's.</summary>
    public string? SyslogCa { get; init; }
}
