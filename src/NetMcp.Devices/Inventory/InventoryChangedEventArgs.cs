namespace NetMcp.Devices.Inventory;

/// <summary>One inventory took another's place.</summary>
/// <param name="previous">The one before.</param>
/// <param name="current">The one in force.</param>
public sealed class InventoryChangedEventArgs(DeviceInventory previous, DeviceInventory current) : EventArgs
{
    /// <summary>The one before.</summary>
    public DeviceInventory Previous { get; } = previous;

    /// <summary>The one in force.</summary>
    public DeviceInventory Current { get; } = current;
}
