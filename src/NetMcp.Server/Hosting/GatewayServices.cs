using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Server.Mcp;
using NetMcp.Tools;

namespace NetMcp.Server.Hosting;

/// <summary>The composition root's list: one AddX a folder.</summary>
internal static class GatewayServices
{
    /// <summary>Adds the whole gateway but its transport.</summary>
    public static IServiceCollection AddGateway(this IServiceCollection services, GatewayHostOptions options)
    {
        services.AddOptions<GatewayLimits>().BindConfiguration("Gateway");
        services.AddNetMcpServer();
        services.AddSingleton<GracefulStop>();
        services.AddHostedService(static provider => provider.GetRequiredService<GracefulStop>());
        options.ConfigureServices?.Invoke(services);
        return services;
    }

    private static void AddCompletion(IServiceCollection services) =>
        services.AddSingleton<McpRequestHandler<CompleteRequestParams, CompleteResult>>(
            static provider => provider.GetRequiredService<NameCompletion>().CompleteAsync);
}
