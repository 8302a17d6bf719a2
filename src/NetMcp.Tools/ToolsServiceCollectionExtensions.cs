using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;
using NetMcp.Core.Masking;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Checking;
using NetMcp.Tools.Inventory;
using NetMcp.Tools.Prompts;
using NetMcp.Tools.Reading;
using NetMcp.Tools.Resources;
using NetMcp.Tools.Schemas;

namespace NetMcp.Tools;

/// <summary>Registers what an agent sees.</summary>
public static class ToolsServiceCollectionExtensions
{
    /// <summary>
    /// Adds the tools (<see cref="McpServerTool"/>), resources (<see cref="McpServerResource"/>), prompts
    /// (<see cref="McpServerPrompt"/>) and <see cref="NameCompletion"/> as singletons. Their order is the order in which to
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
        services.AddSingleton<McpServerPrompt, PingFailPrompt>();
        services.AddSingleton<NameCompletion>();
        return services;
    }
}
