namespace NetMcp.Devices.Inventory;

/// <summary>What loading the configuration came to: an inventory, or every mistake that was found.</summary>
/// <param name="Inventory">The inventory, or null when there was a mistake.</param>
/// <param name="Mistakes">Every mistake, in order of file and position.</param>
public sealed record InventoryLoad(DeviceInventory? Inventory, IReadOnlyList<InventoryMistake> Mistakes);
