using Microsoft.Extensions.Logging;

namespace NetMcp.Devices.Inventory;

/// <summary>Holds the inventory in force and puts another in its place.</summary>
internal sealed class InventoryStore(string mainFile, DeviceInventory initial, ILogger<InventoryStore> logger) : IInventory
{
    private readonly Lock _reloading = new();
    private volatile DeviceInventory _current = initial;

    public event EventHandler<InventoryChangedEventArgs>? Changed;

    public DeviceInventory Current => _current;

    public string MainFile { get; } = Path.GetFullPath(mainFile);

    public InventoryLoad Reload(bool byOperator = true)
    {
        // One reload at a time, so that an older reading never replaces a newer one.
        lock (_reloading)
        {
            var load = InventoryLoader.Load(MainFile);
            if (load.Inventory is null)
            {
                logger.ReloadRefused(load.Mistakes.Count);
                foreach (var mistake in load.Mistakes)
                {
                    logger.Mistake(mistake);
                }

                return load;
            }

            var previous = _current;
            _current = load.Inventory;
            LogDifference(previous, load.Inventory);
            Changed?.Invoke(this, new InventoryChangedEventArgs(previous, load.Inventory, byOperator));
            return load;
        }
    }

    private void LogDifference(DeviceInventory previous, DeviceInventory current)
    {
        var added = current.Devices.Keys.Count(name => !previous.Devices.ContainsKey(name));
        var removed = previous.Devices.Keys.Count(name => !current.Devices.ContainsKey(name));
        var altered = current.Devices.Count(d => previous.Devices.TryGetValue(d.Key, out var old) && !old.Equals(d.Value));
        logger.Reloaded(current.Devices.Count, added, removed, altered);
    }
}
