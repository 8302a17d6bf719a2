namespace NetMcp.Audit;

/// <summary>Where the audit log is sent besides: a syslog server that takes RFC 5424 over TCP (RFC 6587) or TLS (RFC 5425).</summary>
public sealed record SyslogOptions
{
    /// <summary>The host name or address; with TLS the name that the server's certificate must have.</summary>
    public required string Host { get; init; }

    /// <summary>The port: 6514 is that of syslog over TLS (RFC 5425 section 4.1).</summary>
    public required int Port { get; init; }

    /// <summary>Whether it is TLS.</summary>
    public bool Tls { get; init; }

    /// <summary>A PEM file with the authorities that the server's certificate may come from, as a full path; null for the system's.</summary>
    public string? CaFile { get; init; }

    /// <summary>The shortest pause before a lost connection is opened again (default 1 s); it doubles up to <see cref="LongestPause"/>.</summary>
    public TimeSpan ShortestPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause (default 1 min).</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a connection, a handshake and a batch may take (default 10 s).</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
