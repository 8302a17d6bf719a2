using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;
using NetMcp.Core.Devices;
using NetMcp.Core.Masking;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Checking;
using NetMcp.Tools.Inventory;
using NetMcp.Tools.Prompts;
using NetMcp.Tools.Reading;
using NetMcp.Tools.Resources;
using NetMcp.Tools.Resources.Data;
using NetMcp.Tools.Schemas;

namespace NetMcp.Tools;

/// <summary>Registers what an agent sees.</summary>
public static class ToolsServiceCollectionExtensions
{
    /// <summary>
    /// Adds the tools (<see cref="McpServerTool"/>), resources (<see cref="McpServerResource"/>), prompts
    /// (<see cref="McpServerPrompt"/>), <see cref="ResourceListing"/> and <see cref="NameCompletion"/> as singletons. Their order is the order in which to
    /// list them. Needs <c>IDeviceDirectory</c>, <c>IDeviceReader</c>, <c>IDeviceSchemas</c> and <see cref="ISecretMasker"/>; a
    /// <see cref="ToolOptions"/> that is registered already stays, as does a <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddNetMcpTools(this IServiceCollection services)
    {
        services.AddLogging();
        services.TryAddSingleton(new ToolOptions());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new ToolServices(
            provider.GetRequiredService<ToolOptions>(),
            provider.GetRequiredService<ISecretMasker>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("NetMcp.Tools")));
        services.AddSingleton<McpServerTool, DevicesListTool>();
        services.AddSingleton<McpServerTool, DeviceDescribeTool>();
        services.AddSingleton<McpServerTool, YangSearchTool>();
        services.AddSingleton<McpServerTool, YangDescribeTool>();
        services.AddSingleton<McpServerTool, YangGetTool>();
        services.AddSingleton<McpServerTool, CheckTool>();
        services.AddSingleton<McpServerTool, RpcTool>();
        services.AddSingleton<McpServerResource, DevicesResource>();
        services.AddSingleton<McpServerResource, CapabilitiesResource>();
        AddDeviceResources(services);
        services.AddSingleton<McpServerPrompt, PingFailPrompt>();
        services.AddSingleton<McpServerPrompt, SecurityAuditPrompt>();
        services.AddSingleton<PathCompletion>();
        services.AddSingleton(provider => new NameCompletion(provider.GetRequiredService<IDeviceDirectory>(), provider.GetRequiredService<PathCompletion>(), provider.GetServices<McpServerPrompt>()));
        return services;
    }

    private static void AddDeviceResources(IServiceCollection services)
    {
        services.AddSingleton<DeviceModels>();
        services.AddSingleton<DataReading>();
        services.AddSingleton<RouteTables>();
        services.AddSingleton<McpServerResource, DataResource>();
        services.AddSingleton<McpServerResource, SchemaResource>();
        foreach (var data in CommonDataPaths.All)
        {
            services.AddSingleton<McpServerResource>(provider => ActivatorUtilities.CreateInstance<CommonDataResource>(provider, data));
        }

        services.AddSingleton<ResourceListing>();
    }
}
