using System.Threading.RateLimiting;
using NetMcp.Devices.Reading;
using NetMcp.Devices.Schemas;
using NetMcp.Devices.Schemas.Advertised;

namespace NetMcp.Devices.Sessions;

/// <summary>What the gateway holds for one device that was asked for something.</summary>
internal sealed class Device(DeviceSessions sessions, RateLimiter queue, SharedModuleLists moduleLists)
{
    public DeviceSessions Sessions { get; } = sessions;

    /// <summary>Bounds the requests on the wire, and those that wait.</summary>
    public RateLimiter Queue { get; } = queue;

    /// <summary>Reads under way, by what they ask for.</summary>
    public SharedReads SharedReads { get; } = new();

    /// <summary>The modules that it announces.</summary>
    public ModuleCatalog Modules { get; } = new(moduleLists);

    /// <summary>Its schema.</summary>
    public DeviceSchemaState Schema { get; } = new();

    public Task CloseAsync(CancellationToken cancellationToken) => Sessions.CloseAsync(cancellationToken);
}
