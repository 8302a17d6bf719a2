namespace NetMcp.Devices.Inventory;

/// <summary>The inventory in force. It is replaced as a whole, and only by one without a mistake.</summary>
public interface IInventory
{
    /// <summary>Raised after another inventory came into force, on the thread that reloaded.</summary>
    event EventHandler<InventoryChangedEventArgs>? Changed;

    /// <summary>The inventory in force.</summary>
    DeviceInventory Current { get; }

    /// <summary>Reads the files again. With a mistake in them the old inventory stays, and the result says why.</summary>
    /// <param name="byOperator">
    /// Whether a person asked for it, whose word it is that something outside may be better now: every block and back-off is lifted.
    /// Else only those of what changed.
    /// </param>
    InventoryLoad Reload(bool byOperator = true);
}
