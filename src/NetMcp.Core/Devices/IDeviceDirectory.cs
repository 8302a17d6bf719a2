using NetMcp.Core.Outcomes;

namespace NetMcp.Core.Devices;

/// <summary>The devices of the inventory. Only names that are here exist.</summary>
public interface IDeviceDirectory
{
    /// <summary>Raised after the inventory was reloaded.</summary>
    event EventHandler<DevicesChangedEventArgs>? Changed;

    /// <summary>The devices that match, in order of name. Asks no device anything.</summary>
    IReadOnlyList<DeviceSummary> List(DeviceQuery query);

    /// <summary>One device, or a failure that says how to find the right name. Asks no device anything.</summary>
    Outcome<DeviceSummary> Find(string name);

    /// <summary>What the device is and has; opens a session when none is open.</summary>
    Task<Outcome<DeviceDescription>> DescribeAsync(DeviceName device, CancellationToken cancellationToken);
}
