namespace NetMcp.Devices.Inventory;

/// <summary>The inventory in force. It is replaced as a whole, and only by one without a mistake.</summary>
public interface IInventory
{
    /// <summary>Raised after another inventory came into force, on the thread that reloaded.</summary>
    event EventHandler<InventoryChangedEventArgs>? Changed;

    /// <summary>The inventory in force.</summary>
    DeviceInventory Current { get; }

    /// <summary>Reads the files again. With a mistake in them the old inventory stays, and the result says why.</summary>
    InventoryLoad Reload();
}
