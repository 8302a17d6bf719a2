using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Server;
using NetMcp.Tools.Draft;

namespace NetMcp.Tools;

/// <summary>Registers the tools that draft-zw-opsawg-mcp-network-mgmt names and that do not bear its names here.</summary>
public static class DraftToolsServiceCollectionExtensions
{
    /// <summary>
    /// Adds them behind those of <see cref="ToolsServiceCollectionExtensions.AddNetMcpTools"/>, which must be there. Needs <see cref="Changes.IChanges"/>
    /// and <see cref="Core.Commands.IDeviceCommands"/>.
    /// </summary>
    public static IServiceCollection AddNetMcpDraftTools(this IServiceCollection services)
    {
        services.AddSingleton<McpServerTool, YangEditTool>();
        services.AddSingleton<McpServerTool, CommitTool>();
        services.AddSingleton<McpServerTool, RollbackTool>();
        services.AddSingleton<McpServerTool, FilePullTool>();
        services.AddSingleton<McpServerTool, CliExecTool>();
        return services;
    }
}
