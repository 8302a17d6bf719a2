namespace NetMcp.Ssh;

/// <summary>How long and how much. Every limit has a default that suits a managed device on a wide area network.</summary>
public sealed record SshLimits
{
    /// <summary>
    /// From the start until the server's first byte; and again for the key exchange and the judging of the host key. Waiting in between for one
    /// of <see cref="SshClientOptions.MaxConcurrentHandshakes"/> places is not counted.
    /// </summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>All of authentication, the waiting for passwords and agents included.</summary>
    public TimeSpan Authentication { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Opening one channel and starting its subsystem or command.</summary>
    public TimeSpan ChannelOpen { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A connection that moved no byte for this long is closed; null for never.</summary>
    public TimeSpan? Idle { get; init; }

    /// <summary>How long <see cref="SshChannel.DisposeAsync"/> waits for output that is under way to be taken by the socket.</summary>
    public TimeSpan Close { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Received bytes that may wait for a channel's reader before the server is held back (on top of SSH's own window, which libssh fixes at 1.28 MB).</summary>
    public int ReceiveBuffer { get; init; } = 64 * 1024;

    /// <summary>Bytes that may wait to be sent before a channel's writer is held back.</summary>
    public int SendBuffer { get; init; } = 64 * 1024;

    /// <summary>How much of a channel's stderr is kept; what comes after is counted and dropped.</summary>
    public int ErrorOutput { get; init; } = 4 * 1024;

    /// <summary>TCP keep-alive: silence before the first probe, and between probes (TCP_KEEPIDLE, TCP_KEEPINTVL). Whole seconds; null turns it off.</summary>
    public TimeSpan? TcpKeepAlive { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long sent data may stay unacknowledged before the connection counts as lost (TCP_USER_TIMEOUT); null leaves the system's many minutes.</summary>
    public TimeSpan? TcpUserTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
