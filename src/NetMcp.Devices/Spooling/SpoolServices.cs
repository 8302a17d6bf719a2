using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NetMcp.Core.Reading;
using NetMcp.Devices.Inventory;

namespace NetMcp.Devices.Spooling;

/// <summary>Composition of this folder.</summary>
internal static class SpoolServices
{
    public static void AddSpooling(this IServiceCollection services)
    {
        services.TryAddSingleton(new SpoolLimits());
        services.AddSingleton(provider => new SpoolFolder(
            Path.Combine(provider.GetRequiredService<IInventory>().Current.Gateway.CacheFolder, "spool"), provider.GetRequiredService<SpoolLimits>()));
        services.AddSingleton<IReadCursors, ReadCursors>();
    }
}
