using Microsoft.Extensions.DependencyInjection.Extensions;
using NetMcp.Core.Auditing;
using NetMcp.Server.Hosting;
using NetMcp.Server.Mcp.Callers;
using NetMcp.Server.Mcp.Events;
using NetMcp.Server.Mcp.Http;
using NetMcp.Server.Mcp.ServerFeatures;
using NetMcp.Server.Mcp.Sessions;
using NetMcp.Server.Mcp.Stateless;
using NetMcp.Server.Mcp.Subscriptions;
using NetMcp.Trust.Budgets;

namespace NetMcp.Server.Mcp;

/// <summary>Registers the MCP server; tools, resources, prompts and a completion handler are taken from the same services.</summary>
internal static class McpServiceCollectionExtensions
{
    /// <summary>The configuration section of <see cref="McpEndpointOptions"/>.</summary>
    public const string Section = "Mcp";

    /// <summary>Registers what both HTTP and stdio need.</summary>
    public static IServiceCollection AddNetMcpServer(this IServiceCollection services)
    {
        services.AddOptions<McpEndpointOptions>().BindConfiguration(Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RunningCalls>();
        services.TryAddSingleton<ResourceUpdates>();
        services.TryAddSingleton<ListenStreams>();
        services.TryAddSingleton<ServerCatalogue>();
        services.TryAddSingleton<ServerOptionsFactory>();
        services.AddSingleton<SdkLogs>();
        services.TryAddSingleton<IAuditLog, NullAuditLog>();
        services.TryAddSingleton<BudgetLedger>();
        services.AddSingleton<CallRecorder>();

        // The first is the outermost.
        services.AddSingleton<IServerFeature, PrincipalFeature>();
        services.AddSingleton<IServerFeature, HandshakeFeature>();
        services.AddSingleton<IServerFeature, ParameterShapeFeature>();
        services.AddSingleton<IServerFeature, RunningCallFeature>();
        services.AddSingleton<IServerFeature, RefusedCallFeature>();
        services.AddSingleton<IServerFeature, VisibilityFeature>();
        services.AddSingleton<IServerFeature, BudgetFeature>();
        services.AddSingleton<IServerFeature, ListOrderFeature>();
        services.AddSingleton<IServerFeature, MissingResourceFeature>();
        services.AddSingleton<IServerFeature, AuditFeature>();
        services.AddSingleton<IServerFeature, ResourceListFeature>();
        services.AddSingleton<IServerFeature, CompletionFeature>();
        services.AddSingleton<IServerFeature, LoggingLevelFeature>();
        services.AddSingleton<IServerFeature, SubscribeFeature>();
        services.AddSingleton<IServerFeature, ListenFeature>();
        services.AddSingleton<IServerFeature, NetworkExtensionFeature>();
        return services;
    }

    /// <summary>Registers what the HTTP endpoint needs beside <see cref="AddNetMcpServer"/>.</summary>
    public static IServiceCollection AddNetMcpHttp(this IServiceCollection services)
    {
        services.AddSingleton<HostAndOriginRule>();
        services.AddSingleton<MessageParser>();
        services.AddSingleton<HeldBodies>();
        services.AddSingleton<RequestBodyReader>();
        services.AddSingleton<HeaderAgreementRule>();
        services.AddSingleton<BoundedEventStore>();
        services.AddSingleton<SessionFactory>();
        services.AddSingleton<SessionTable>();
        services.AddSingleton<SessionExchange>();
        services.AddSingleton<StatelessExchange>();
        services.AddSingleton<PostEndpoint>();
        services.AddSingleton<GetEndpoint>();
        services.AddSingleton<DeleteEndpoint>();
        services.AddHostedService<SessionSweeper>();
        return services;
    }
}
