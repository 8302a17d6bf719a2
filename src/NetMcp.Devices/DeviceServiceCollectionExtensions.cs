using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NetMcp.Core.Commands;
using NetMcp.Core.Devices;
using NetMcp.Core.Events;
using NetMcp.Core.Masking;
using NetMcp.Core.Reading;
using NetMcp.Devices.Commands;
using NetMcp.Devices.Editing;
using NetMcp.Devices.Events;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Listing;
using NetMcp.Devices.Masking;
using NetMcp.Devices.Operating;
using NetMcp.Devices.Reading;
using NetMcp.Devices.Schemas;
using NetMcp.Devices.Sessions;
using NetMcp.Devices.Spooling;
using NetMcp.Devices.Tables;
using NetMcp.Devices.Visibility;

namespace NetMcp.Devices;

/// <summary>Composition of this project.</summary>
public static class DeviceServiceCollectionExtensions
{
    /// <summary>
    /// Adds Core's ports (<see cref="IDeviceDirectory"/>, <see cref="IDeviceReader"/>, <see cref="NetMcp.Core.Schemas.IDeviceSchemas"/>, <see cref="IReadCursors"/>, <see cref="NetMcp.Core.Editing.IDeviceEditor"/>, <see cref="NetMcp.Core.Tables.IDeviceTables"/>, <see cref="IDeviceCommands"/>, <see cref="ISecretMasker"/>), the inventory with
    /// its reloading, and what an operator does. Logging must be there; a <see cref="TimeProvider"/> that is there is used.
    /// </summary>
    /// <param name="services">Where to add.</param>
    /// <param name="mainFile">The configuration's main file, for reloads.</param>
    /// <param name="initial">What <see cref="InventoryLoader.Load"/> made of it.</param>
    public static IServiceCollection AddNetMcpDevices(this IServiceCollection services, string mainFile, DeviceInventory initial)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new InventoryStore(mainFile, initial, provider.GetRequiredService<ILogger<InventoryStore>>()));
        services.AddSingleton<IInventory>(provider => provider.GetRequiredService<InventoryStore>());
        services.AddHostedService<InventoryWatch>();
        services.AddSingleton<ConfiguredMasker>();
        services.AddSingleton<ISecretMasker>(provider => provider.GetRequiredService<ConfiguredMasker>());
        services.AddSingleton<SshClientHolder>();
        services.TryAddSingleton<ISshConnector>(provider => provider.GetRequiredService<SshClientHolder>());
        services.AddSingleton<SshDeviceTransports>();
        services.TryAddSingleton<IDeviceTransports>(provider => provider.GetRequiredService<SshDeviceTransports>());
        services.AddSingleton<SessionOpening>();
        services.AddSingleton(provider => new DeviceFleet(
            provider.GetRequiredService<IInventory>(),
            provider.GetRequiredService<IDeviceTransports>(),
            provider.GetRequiredService<SessionOpening>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddHostedService<FleetShutdown>();
        services.AddSingleton<DeviceStates>();
        services.AddSingleton<DeviceCalls>();
        services.AddSingleton<IDeviceDirectory, DeviceDirectory>();
        services.AddSingleton<INetworkCapabilities, KnownCapabilities>();
        services.AddSingleton<IDeviceReader, DeviceReader>();
        services.AddSingleton<IDeviceEvents, DeviceEvents>();
        services.AddDeviceSchemas();
        services.AddSpooling();
        services.AddSingleton<SchemaForReading>();
        services.AddSingleton<KnownDeniedPlaces>();
        services.AddSingleton<ReplyForms>();
        services.AddEditing();
        services.AddDeviceTables();
        services.AddSingleton<IDeviceCommands, DeviceCommands>();
        services.AddSingleton<IDeviceOperator, DeviceOperator>();
        return services;
    }
}
