using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NetMcp.Core.Tables;

namespace NetMcp.Devices.Tables;

/// <summary>Composition of this room.</summary>
public static class TableServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IDeviceTables"/>, which needs no more than <see cref="Core.Reading.IDeviceReader"/> and <see cref="Core.Schemas.IDeviceSchemas"/>.
    /// <see cref="DeviceServiceCollectionExtensions.AddNetMcpDevices"/> adds it too.
    /// </summary>
    public static IServiceCollection AddDeviceTables(this IServiceCollection services)
    {
        services.TryAddSingleton(new TableLimits());
        services.AddSingleton<IDeviceTables, DeviceTables>();
        return services;
    }
}
