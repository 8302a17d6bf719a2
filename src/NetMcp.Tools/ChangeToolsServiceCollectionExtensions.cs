using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Server;
using NetMcp.Tools.Changing;
using NetMcp.Tools.Elicitation;
using NetMcp.Tools.Prompts;

namespace NetMcp.Tools;

/// <summary>Registers what an agent sees of changes.</summary>
public static class ChangeToolsServiceCollectionExtensions
{
    /// <summary>Adds the tools and prompts of changes behind those of <see cref="ToolsServiceCollectionExtensions.AddNetMcpTools"/>, which must be there. Needs <see cref="Changes.IChanges"/>.</summary>
    public static IServiceCollection AddNetMcpChangeTools(this IServiceCollection services)
    {
        services.AddSingleton<RequestStateSeal>(static provider => new RequestStateSeal(provider.GetRequiredService<TimeProvider>(), RandomNumberGenerator.Create()));
        services.AddSingleton<ToldOnce>();
        services.AddSingleton<ApprovalNotice>();
        services.AddSingleton<McpServerTool, PlanTool>();
        services.AddSingleton<McpServerTool, ApplyTool>();
        services.AddSingleton<McpServerTool, StatusTool>();
        services.AddSingleton<McpServerTool, ConfirmTool>();
        services.AddSingleton<McpServerTool, RollBackTool>();
        services.AddSingleton<McpServerTool, ListTool>();
        services.AddSingleton<McpServerPrompt, AddVlanPrompt>();
        services.AddSingleton<McpServerPrompt, RemediatePrompt>();
        return services;
    }
}
