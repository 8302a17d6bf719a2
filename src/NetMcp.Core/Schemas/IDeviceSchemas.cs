using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Core.Schemas;

/// <summary>The models that each device really has, compiled.</summary>
public interface IDeviceSchemas
{
    /// <summary>
    /// The schema of a device: fetched and compiled on first use, then from memory until the device says that its models changed. The
    /// failure names the device and says what to do.
    /// </summary>
    Task<Outcome<DeviceSchema>> GetAsync(DeviceName device, CancellationToken cancellationToken);

    /// <summary>The schemas that are in memory, each with the devices that have it, in order of name. Asks no device anything.</summary>
    IReadOnlyList<SharedSchema> AtHand();
}
