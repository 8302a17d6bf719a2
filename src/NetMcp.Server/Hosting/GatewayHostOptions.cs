using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NetMcp.Server.Hosting;

/// <summary>What <see cref="GatewayHost"/> is asked to run.</summary>
internal sealed record GatewayHostOptions
{
    /// <summary>Where the HTTP endpoint listens unless told otherwise.</summary>
    public const string DefaultListen = "http://127.0.0.1:8080";

    /// <summary>Serve one client over standard input and output instead of HTTP.</summary>
    public bool Stdio { get; init; }

    /// <summary>The address to listen on, as <c>http://host:port</c>; null leaves it to the configuration (<c>NETMCP_LISTEN</c>), then to <see cref="DefaultListen"/>.</summary>
    public string? Listen { get; init; }

    /// <summary>The gateway's configuration file (netmcp.yaml); null for the place where it is looked for by itself.</summary>
    public string? ConfigurationFile { get; init; }

    /// <summary>The least level that is logged (to standard error).</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>Where one line about a refused start, and about the address that is served, is written.</summary>
    public TextWriter Messages { get; init; } = Console.Error;

    /// <summary>Further services, added last; tests put their fixtures here.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; init; }
}
