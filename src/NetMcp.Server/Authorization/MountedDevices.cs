using NetMcp.Devices.Inventory;
using NetMcp.Trust.Grants;

namespace NetMcp.Server.Authorization;

/// <summary>Whether the inventory in force has devices that are reached through a controller. Asked with each request, so an inventory is looked through once.</summary>
internal sealed class MountedDevices
{
    private readonly IInventory? _inventory;
    private volatile Known? _known;

    public MountedDevices(IEnumerable<IInventory> inventories) => _inventory = inventories.LastOrDefault();

    /// <summary>Whether there are some now.</summary>
    public bool Any
    {
        get
        {
            if (_inventory?.Current is not { } current)
            {
                return false;
            }

            if (_known is not { } known || !ReferenceEquals(known.Inventory, current))
            {
                _known = known = new Known(current, current.Devices.Values.Any(device => device.Controller is not null));
            }

            return known.Any;
        }
    }

    /// <summary>Whether there is now what a grant of its pattern can be for.</summary>
    public bool Serve(NetworkGrant grant) => grant.Pattern != DeploymentPattern.Controller || Any;

    private sealed record Known(DeviceInventory Inventory, bool Any);
}
