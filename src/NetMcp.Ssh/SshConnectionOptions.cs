namespace NetMcp.Ssh;

/// <summary>Where to connect, as whom, and whom to trust.</summary>
public sealed record SshConnectionOptions
{
    /// <summary>A name, an IPv4 address or an IPv6 address (without brackets).</summary>
    public required string Host { get; init; }

    /// <summary>The TCP port; 830 is NETCONF's (RFC 6242 section 8).</summary>
    public int Port { get; init; } = 22;

    /// <summary>The user name on the server.</summary>
    public required string User { get; init; }

    /// <summary>What to authenticate with, in the order to try. Each is used at most once.</summary>
    public required IReadOnlyList<SshCredential> Credentials { get; init; }

    /// <summary>Judges the server's key before any credential is sent.</summary>
    public required IHostKeyVerifier HostKeys { get; init; }

    /// <summary>Algorithm lists, for old gear; null for libssh's own.</summary>
    public SshAlgorithms? Algorithms { get; init; }

    /// <summary>Time and size limits.</summary>
    public SshLimits Limits { get; init; } = new();

    /// <summary>Start a new key exchange after this many bytes (RFC 4253 section 9); null for libssh's choice.</summary>
    public long? RekeyAfterBytes { get; init; }

    /// <summary>The user and where, without credentials.</summary>
    public override string ToString() => $"{User}@{Host}:{Port}";
}
