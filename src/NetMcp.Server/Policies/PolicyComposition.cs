using NetMcp.Changes.Policies;
using NetMcp.Core.Auditing;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Hosting;

namespace NetMcp.Server.Policies;

/// <summary>The policy as the configuration has it, read again while the gateway runs.</summary>
internal static class PolicyComposition
{
    /// <summary>Adds it; what judges changes finds it.</summary>
    /// <exception cref="GatewayStartException">There is a mistake in it; the message lists all of them.</exception>
    public static IServiceCollection AddConfiguredPolicy(this IServiceCollection services, DeviceInventory inventory)
    {
        var load = PolicyFile.Load(inventory.Policy);
        if (load.Policy is not { } policy)
        {
            throw new GatewayStartException(
                GatewayStartFailure.ConfigurationInvalid,
                string.Join(Environment.NewLine, load.Mistakes.Select(mistake => mistake.ToString()).Prepend($"The policy {inventory.Policy.File} has {load.Mistakes.Count} mistakes:")));
        }

        services.AddSingleton(provider => new PolicyStore(
            policy, provider.GetRequiredService<IInventory>(), provider.GetRequiredService<IAuditLog>(), provider.GetRequiredService<ILogger<PolicyStore>>()));
        services.AddSingleton<IPolicySource>(static provider => provider.GetRequiredService<PolicyStore>());
        services.AddHostedService<PolicyWatch>();
        return services;
    }
}
