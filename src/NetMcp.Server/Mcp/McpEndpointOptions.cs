using NetMcp.Server.Mcp.Events;

namespace NetMcp.Server.Mcp;

/// <summary>The limits and addresses of the MCP endpoint; bound from the configuration section <c>Mcp</c>.</summary>
internal sealed class McpEndpointOptions
{
    /// <summary>The path that the endpoint is mapped to.</summary>
    public string Path { get; set; } = "/mcp";

    /// <summary>Host names, without port, that a request may name in <c>Host</c> and <c>Origin</c>; anything else is 403 (DNS rebinding).</summary>
    public IList<string> AllowedHosts { get; } = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Further whole origins (<c>https://console.example</c>) that a browser may call from.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>The largest request body, and the longest line on stdio, that is parsed, in bytes.</summary>
    public int MaxRequestBodyBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// How many bytes of bodies that are still arriving are held at once beside the first 64 KiB of each; past that a large one is refused and small ones go on.
    /// </summary>
    public long MaxHeldBodyBytes { get; set; } = 128L * 1024 * 1024;

    /// <summary>How much of a body over the limit is read and thrown away, so that the refusal reaches the client; past that the connection is closed.</summary>
    public long MaxDiscardedBodyBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>How long a request body may take to arrive.</summary>
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The deepest nesting of a message.</summary>
    public int MaxJsonDepth { get; set; } = 64;

    /// <summary>How long a session without any request under way is kept.</summary>
    public TimeSpan SessionIdleTimeout { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How often idle sessions are looked for.</summary>
    public TimeSpan SessionSweepInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The most sessions that may be idle at once; the longest idle one makes room.</summary>
    public int MaxIdleSessions { get; set; } = 10_000;

    /// <summary>The most sessions altogether; past that, and with none idle, a new one is refused.</summary>
    public int MaxSessions { get; set; } = 12_000;

    /// <summary>The most sessions of one principal of a token; past that its own longest idle one makes room.</summary>
    public int MaxSessionsPerPrincipal { get; set; } = 2_000;

    /// <summary>The most resource subscriptions of one session or one <c>subscriptions/listen</c>.</summary>
    public int MaxResourceSubscriptions { get; set; } = 64;

    /// <summary>The most <c>subscriptions/listen</c> streams open at once.</summary>
    public int MaxListenStreams { get; set; } = 1_000;

    /// <summary>The most of them of one principal of a token.</summary>
    public int MaxListenStreamsPerPrincipal { get; set; } = 200;

    /// <summary>The longest address of a resource that is subscribed to, in characters: it is kept as long as the subscription.</summary>
    public int MaxSubscribedUriLength { get; set; } = 4096;

    /// <summary>The limits of the store that a broken stream is resumed from.</summary>
    public EventStoreLimits Events { get; } = new();
}
