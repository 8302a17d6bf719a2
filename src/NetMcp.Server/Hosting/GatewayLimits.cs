using NetMcp.Trust.Chains;
using NetMcp.Trust.Proofs;

namespace NetMcp.Server.Hosting;

/// <summary>The limits of the process; bound from environment variables, <c>NETMCP_Gateway__MaxConnections</c> for one.</summary>
internal sealed class GatewayLimits
{
    /// <summary>The most bytes of request headers beside a credential and its proof.</summary>
    private const int HeaderBytes = 16 * 1024;

    /// <summary>The one deadline of a stop: calls, device sessions and all.</summary>
    public TimeSpan StopDeadline { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How much of <see cref="StopDeadline"/> calls under way may use before they are cancelled; the rest is for closing device sessions.</summary>
    public TimeSpan DrainTime => StopDeadline * 0.7;

    /// <summary>The most connections open at once.</summary>
    public int MaxConnections { get; set; } = 12_000;

    /// <summary>The most request headers.</summary>
    public int MaxRequestHeaders { get; set; } = 64;

    /// <summary>The most bytes of request headers, all together.</summary>
    public int MaxRequestHeaderBytes { get; set; } = HeaderBytes;

    /// <summary>How long the headers of a request may take to arrive.</summary>
    public TimeSpan RequestHeadersTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an idle connection is kept.</summary>
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(130);

    /// <summary>The least rate of a request body, in bytes a second, after a grace of five seconds.</summary>
    public double MinBodyBytesPerSecond { get; set; } = 240;

    /// <summary>Reads them; what the environment does not say comes from the configuration file or is the default.</summary>
    public static GatewayLimits From(IConfiguration configuration, GatewayContent content)
    {
        var limits = new GatewayLimits
        {
            StopDeadline = content.Settings.StopTimeout,
            MaxRequestHeaderBytes = content.Authorization is null ? HeaderBytes : HeaderBytes + ChainLimits.MaxLength + DpopVerifier.MaxLength,
        };
        configuration.GetSection("Gateway").Bind(limits);
        return limits;
    }
}
