using NetMcp.Core.Devices;

namespace NetMcp.Devices.Inventory;

/// <summary>One inventory took another's place.</summary>
/// <param name="previous">The one before.</param>
/// <param name="current">The one in force.</param>
/// <param name="byOperator">Whether a person asked for it.</param>
public sealed class InventoryChangedEventArgs(DeviceInventory previous, DeviceInventory current, bool byOperator) : EventArgs
{
    /// <summary>The one before.</summary>
    public DeviceInventory Previous { get; } = previous;

    /// <summary>The one in force.</summary>
    public DeviceInventory Current { get; } = current;

    /// <summary>Whether a person asked for the reload; else a file was seen to change.</summary>
    public bool ByOperator { get; } = byOperator;

    /// <summary>The devices that came, went or have another entry now.</summary>
    public IReadOnlySet<DeviceName> ChangedDevices() => Previous.Devices.Keys.Concat(Current.Devices.Keys)
        .Where(name => !Equals(Previous.Devices.GetValueOrDefault(name), Current.Devices.GetValueOrDefault(name)))
        .ToHashSet();
}
