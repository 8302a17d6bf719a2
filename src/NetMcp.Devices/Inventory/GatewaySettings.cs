using NetMcp.Yang.Compilation;

namespace NetMcp.Devices.Inventory;

/// <summary>The <c>gateway</c> section of the configuration.</summary>
public sealed record GatewaySettings
{
    /// <summary>The URL that the MCP endpoint listens on, without a path.</summary>
    public Uri Listen { get; init; } = new("http://127.0.0.1:8080");

    /// <summary>Host names, beyond the loopback ones, that a request's Host header may carry.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Origins, beyond the server's own, that a browser may call from.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The known_hosts file, as a full path.</summary>
    public string KnownHostsFile { get; init; } = "known_hosts";

    /// <summary>The folder for what can be had again (modules of devices, the rest of long answers), as a full path; made when it is needed.</summary>
    public string CacheFolder { get; init; } = "cache";

    /// <summary>The folder for what must not be lost (plans, journals and images of changes), as a full path; made when it is needed.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary>The most bytes of modules that are kept there (default 512 MiB).</summary>
    public long CacheBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>The most bytes of a tool's answer when the call does not say (default 32 KiB).</summary>
    public int DefaultMaxBytes { get; init; } = 32 * 1024;

    /// <summary>The most bytes that a call may ask for (default 1 MiB).</summary>
    public int MaxBytes { get; init; } = 1024 * 1024;

    /// <summary>How many SSH handshakes may be under way at once (default 16).</summary>
    public int Handshakes { get; init; } = 16;

    /// <summary>How many devices one call may name (default 64).</summary>
    public int DevicesPerCall { get; init; } = 64;

    /// <summary>The most nodes of a device's schema (default 500,000); what comes after them is left out.</summary>
    public int SchemaNodes { get; init; } = CompileLimits.Default.MaxNodes;

    /// <summary>How long a stop may take, draining included (default 10 s).</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What is masked beyond the built-in rules.</summary>
    public MaskingSettings Masking { get; init; } = new();
}
