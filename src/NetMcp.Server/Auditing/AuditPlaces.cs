using NetMcp.Devices.Inventory;

namespace NetMcp.Server.Auditing;

/// <summary>Where the configuration has the audit log and the keys that sign its checkpoints: one rule for the server and for the commands.</summary>
internal static class AuditPlaces
{
    /// <summary>The folder of the log.</summary>
    public static string Folder(DeviceInventory inventory) => inventory.Audit.Folder ?? Path.Combine(inventory.Gateway.DataFolder, "audit");

    /// <summary>The folder of the authority whose key signs checkpoints.</summary>
    public static string Authority(DeviceInventory inventory) => inventory.Audit.Authority ?? Path.Combine(inventory.Gateway.DataFolder, "audit-authority");

    /// <summary>The keys of an authority.</summary>
    public static string Keys(string authority) => Path.Combine(authority, "keys");
}
