using NetMcp.Devices.Inventory;
using NetMcp.Server.Authorization;
using NetMcp.Server.Authorization.OAuth;

namespace NetMcp.Server.Hosting;

/// <summary>The configuration with all that can be wrong with it: what the inventory's reader finds, and what only who knows grants can find.</summary>
internal static class ServedInventory
{
    /// <summary>Loads it from its main file.</summary>
    public static InventoryLoad Load(string file)
    {
        var load = InventoryLoader.Load(file);
        return load.Inventory is { } inventory && LocalGrant.Mistakes(inventory).Concat(GrantMapping.Mistakes(inventory)).ToList() is { Count: > 0 } mistakes ? new InventoryLoad(null, mistakes) : load;
    }
}
