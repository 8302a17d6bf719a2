namespace NetMcp.Devices.Inventory;

/// <summary>The limits of one device's sessions; <c>defaults.limits</c> sets them for all, <c>devices[].limits</c> for one.</summary>
public sealed record DeviceLimits
{
    /// <summary>The most shared read sessions (default 2).</summary>
    public int ReadSessions { get; init; } = 2;

    /// <summary>The most sessions for exclusive use at once (default 1).</summary>
    public int ExclusiveSessions { get; init; } = 1;

    /// <summary>The most requests on the wire at once, all read sessions together (default 8).</summary>
    public int InFlight { get; init; } = 8;

    /// <summary>The most requests that wait for their turn; one more is answered "busy" (default 64).</summary>
    public int Queue { get; init; } = 64;

    /// <summary>The time for the TCP connection and the key exchange (default 5 s).</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The time for the login (default 10 s).</summary>
    public TimeSpan LoginTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time for the device's hello (default 10 s).</summary>
    public TimeSpan HelloTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time for an rpc, reply included (default 60 s).</summary>
    public TimeSpan RpcTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The time for one reply, from its first byte to its last, however slowly it trickles (default 5 min).</summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The time for silence inside a reply (default 30 s); never longer than <see cref="RpcTimeout"/>.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The time for one call, all in all: waiting in line, connecting, asking, reading, and everything sent again (default 5 min).
    /// </summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The time for closing a session in good order before it is just closed (default 5 s).</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The largest hello taken from the device, in bytes (default 2 MiB).</summary>
    public int MaxHelloBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>How long a session without requests stays open (default 5 min).</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a session may be silent before an rpc asks whether the device still lives (default 30 s).</summary>
    public TimeSpan LivenessInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait between two attempts at a device that is down (default 60 s).</summary>
    public TimeSpan MaxBackOff { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest message taken from the device, in bytes (default 256 MiB); replies stream and are not held.</summary>
    public long MaxMessageBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>How much of a reply is read on after the answer was cut, before the session is given up instead (default 1 MiB).</summary>
    public long DrainBytes { get; init; } = 1024 * 1024;

    /// <summary>How deep a reply's elements may nest (default 256).</summary>
    public int MaxDepth { get; init; } = 256;
}
