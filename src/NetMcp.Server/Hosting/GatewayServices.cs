using NetMcp.Server.Authorization;
using NetMcp.Server.Mcp;

namespace NetMcp.Server.Hosting;

/// <summary>The composition root's list: one AddX a folder.</summary>
internal static class GatewayServices
{
    /// <summary>Adds the whole gateway but its transport.</summary>
    public static IServiceCollection AddGateway(this IServiceCollection services, GatewayContent content, GatewayLimits limits)
    {
        content.Add(services);
        services.AddSingleton(limits);
        services.AddCallers(content.Authorization);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = limits.StopDeadline);
        services.AddNetMcpServer();
        services.Configure<McpEndpointOptions>(mcp =>
        {
            mcp.AllowedHosts.AddAll(content.Settings.AllowedHosts);
            mcp.AllowedOrigins.AddAll(content.Settings.AllowedOrigins);
            if (content.Authorization?.Resource is { } resource)
            {
                mcp.AllowedHosts.Add(resource.Host);
            }
        });
        services.AddSingleton<GracefulStop>();
        services.AddHostedService(static provider => provider.GetRequiredService<GracefulStop>());
        return services;
    }

    private static void AddAll(this IList<string> list, IEnumerable<string> more)
    {
        foreach (var one in more)
        {
            list.Add(one);
        }
    }
}
