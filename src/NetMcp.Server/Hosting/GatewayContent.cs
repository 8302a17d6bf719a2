using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Devices;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Approvals;
using NetMcp.Server.Auditing;
using NetMcp.Server.Policies;
using NetMcp.Server.Telemetry;
using NetMcp.Tools;
using NetMcp.Tools.Resources;

namespace NetMcp.Server.Hosting;

/// <summary>What the gateway serves, and the settings that came with it.</summary>
/// <param name="Settings">The <c>gateway</c> section of the configuration.</param>
/// <param name="Add">Registers the tools, resources and prompts with what is behind them.</param>
internal sealed record GatewayContent(GatewaySettings Settings, Action<IServiceCollection> Add)
{
    /// <summary>The <c>authorization</c> section; null where nobody is asked.</summary>
    public AuthorizationSettings? Authorization { get; init; }

    /// <summary>The gateway's own content over the configured devices, or what the options bring along instead.</summary>
    /// <exception cref="GatewayStartException">There is a mistake in the configuration; the message lists all of them.</exception>
    public static GatewayContent Load(GatewayHostOptions options)
    {
        if (options.Content is { } given)
        {
            return new GatewayContent(new GatewaySettings(), given) { Authorization = options.Authorization };
        }

        var file = ConfigurationFile.Find(options.ConfigurationFile);
        var load = ServedInventory.Load(file);
        return load.Inventory is { } inventory
            ? new GatewayContent(inventory.Gateway, services => AddOwn(services, file, inventory)) { Authorization = inventory.Authorization }
            : throw new GatewayStartException(
                GatewayStartFailure.ConfigurationInvalid,
                Explain(file, load));
    }

    private static string Explain(string file, InventoryLoad load)
    {
        var mistakes = ConfigurationFile.Explain(file, load);
        return mistakes is [var only] ? only : string.Join(Environment.NewLine, mistakes.Prepend($"{file} has {mistakes.Count} mistakes:"));
    }

    private static void AddOwn(IServiceCollection services, string file, DeviceInventory inventory)
    {
        services.AddSingleton(new ToolOptions
        {
            MaxDevicesPerCall = inventory.Gateway.DevicesPerCall,
            DefaultMaxBytes = inventory.Gateway.DefaultMaxBytes,
            GreatestMaxBytes = inventory.Gateway.MaxBytes,
            MaxEdits = inventory.Changes.EditsPerPlan,
            ApprovalsAddress = inventory.Approvals.Link is { } link ? new Uri(link, ApprovalEndpoints.Path + "/") : null,
        });
        services.AddConfiguredAudit(inventory);
        services.AddNetMcpDevices(file, inventory);
        services.AddConfiguredTelemetry(inventory);
        services.AddConfiguredPolicy(inventory);
        services.AddConfiguredChanges(inventory);
        services.AddConfiguredApprovals(inventory);
        services.AddNetMcpTools();
        services.AddNetMcpChangeTools();
        if (inventory.Tools.Draft)
        {
            services.AddNetMcpDraftTools();
        }

        services.AddHostedService<InventoryNotices>();
        services.AddHostedService<ReloadRecords>();
        services.AddHostedService<DeviceNotices>();
        services.AddSingleton<McpRequestHandler<CompleteRequestParams, CompleteResult>>(
            static provider => provider.GetRequiredService<NameCompletion>().CompleteAsync);
        services.AddSingleton<McpRequestHandler<ListResourcesRequestParams, ListResourcesResult>>(
            static provider => provider.GetRequiredService<ResourceListing>().ListAsync);
    }
}
