using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetMcp.Devices.Inventory;

namespace NetMcp.Server.Hosting;

/// <summary>What <see cref="GatewayHost"/> is asked to run.</summary>
internal sealed record GatewayHostOptions
{
    /// <summary>Serve one client over standard input and output instead of HTTP.</summary>
    public bool Stdio { get; init; }

    /// <summary>The address to listen on, as <c>http://host:port</c>; null leaves it to <c>NETMCP_LISTEN</c>, then to the configuration file.</summary>
    public string? Listen { get; init; }

    /// <summary>The gateway's configuration file (netmcp.yaml); null for the usual places (<see cref="ConfigurationFile"/>).</summary>
    public string? ConfigurationFile { get; init; }

    /// <summary>The least level that is logged (to standard error).</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>Where one line about a refused start, and about the address that is served, is written.</summary>
    public TextWriter Messages { get; init; } = Console.Error;

    /// <summary>Adds what the gateway serves (tools, resources, prompts); null for its own tools over its devices. Tests put fixtures here.</summary>
    public Action<IServiceCollection>? Content { get; init; }

    /// <summary>Who is let in, where <see cref="Content"/> stands in the place of a configuration.</summary>
    public AuthorizationSettings? Authorization { get; init; }
}
