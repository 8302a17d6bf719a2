using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NetMcp.Core.Schemas;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Schemas.Caching;
using NetMcp.Devices.Schemas.Compiling;
using NetMcp.Yang.Compilation;

namespace NetMcp.Devices.Schemas;

/// <summary>Composition of this folder.</summary>
internal static class SchemaServices
{
    public static void AddDeviceSchemas(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new SchemaLimits { MaxNodes = provider.GetRequiredService<IInventory>().Current.Gateway.SchemaNodes });
        services.TryAddSingleton<SchemaCompile>(YangCompiler.Compile);
        // Where the cache is stays until the next start, whatever a reload says: files are open in it.
        services.AddSingleton(provider => new ModuleStore(
            Path.Combine(Cache(provider).CacheFolder, "modules"), Cache(provider).CacheBytes, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ModuleStore>>()));
        services.AddSingleton(provider => new DeviceIndex(Path.Combine(Cache(provider).CacheFolder, "devices"), provider.GetRequiredService<ILogger<DeviceIndex>>()));
        services.AddSingleton<CompiledSchemas>();
        services.AddSingleton<SchemaAcquisition>();
        services.AddSingleton<DeviceSchemas>();
        services.AddSingleton<IDeviceSchemas>(provider => provider.GetRequiredService<DeviceSchemas>());
    }

    private static GatewaySettings Cache(IServiceProvider provider) => provider.GetRequiredService<IInventory>().Current.Gateway;
}
