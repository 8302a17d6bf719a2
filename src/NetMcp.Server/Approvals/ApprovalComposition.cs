using NetMcp.Changes.Approvals;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Auditing;
using NetMcp.Server.Outbound;

namespace NetMcp.Server.Approvals;

/// <summary>The channels of approvals as the configuration has them.</summary>
internal static class ApprovalComposition
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode GroupToo = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;

    /// <summary>Adds them; to be called after changes were added, so that the socket is opened by the gateway that has their folder.</summary>
    public static IServiceCollection AddConfiguredApprovals(this IServiceCollection services, DeviceInventory inventory)
    {
        var settings = inventory.Approvals;
        services.AddSingleton<ApprovalEndpoints>();
        services.AddSingleton<IRevokedApprovals, RevokedApprovals>();
        services.AddSingleton<ActEndpoint>();
        if (settings.Socket is not null || inventory.Policy.File is not null || inventory.Audit.IsEnabled)
        {
            services.AddSingleton(Local(inventory));
            services.AddHostedService<LocalApprovals>();
        }

        if (settings is { WebhookUrl: { } url, WebhookSecretFile: { } file })
        {
            services.AddSingleton(provider => new ApprovalWebhook(
                new WebhookOptions(url, file, settings.Link),
                new GuardedHttp(new AddressRules(settings.WebhookMayBePrivate, []), TimeProvider.System),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<ApprovalWebhook>>()));
            services.AddSingleton<IApprovalNotices>(static provider => provider.GetRequiredService<ApprovalWebhook>());
            services.AddHostedService(static provider => provider.GetRequiredService<ApprovalWebhook>());
        }

        return services;
    }

    /// <summary>The socket for the people of the machine.</summary>
    public static LocalApprovalOptions Local(DeviceInventory inventory) => inventory.Approvals.Socket is { } socket
        ? new LocalApprovalOptions(socket, GroupToo)
        : new LocalApprovalOptions(Path.Combine(inventory.Gateway.DataFolder, "approvals.sock"), OwnerOnly);
}
