using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace NetMcp.Ssh;

/// <summary>How an <see cref="SshClient"/> works.</summary>
public sealed record SshClientOptions
{
    /// <summary>I/O loop threads; the connections are spread over them.</summary>
    public int Loops { get; init; } = Math.Clamp(Environment.ProcessorCount / 2, 1, 4);

    /// <summary>Key exchanges and authentications under way at one time. Connections that wait for a silent peer do not count.</summary>
    public int MaxConcurrentHandshakes { get; init; } = 8;

    /// <summary>Where to log.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The clock of every limit.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
