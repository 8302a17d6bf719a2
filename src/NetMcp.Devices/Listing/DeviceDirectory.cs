using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Text;

namespace NetMcp.Devices.Listing;

/// <summary>Core's port over the inventory and the sessions.</summary>
internal sealed class DeviceDirectory : IDeviceDirectory
{
    private readonly IInventory _inventory;

    public DeviceDirectory(IInventory inventory)
    {
        _inventory = inventory;
        inventory.Changed += (_, _) => Changed?.Invoke(this, EventArgs.Empty);
    }

    public event EventHandler? Changed;

    public IReadOnlyList<DeviceSummary> List(DeviceQuery query) =>
        [.. _inventory.Current.Devices.Values.Select(Summarize).Where(device => Matches(device, query))];

    public Outcome<DeviceSummary> Find(string name)
    {
        var devices = _inventory.Current.Devices;
        if (DeviceName.TryParse(name, out var parsed) && devices.TryGetValue(parsed, out var entry))
        {
            return Summarize(entry);
        }

        var hint = ClosestName.Hint(name, devices.Keys.Select(key => key.Value));
        return new Failure(FailureCode.InvalidArgument, $"There is no device of this name.{hint} The list of devices has the names.");
    }

    public Task<Outcome<DeviceDescription>> DescribeAsync(DeviceName device, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<DeviceDescription>>(new Failure(FailureCode.Unreachable, "Sessions are not built yet.") { Device = device });

    private static DeviceSummary Summarize(DeviceEntry entry) => new()
    {
        Name = entry.Name,
        State = DeviceState.Idle,
        Protocol = entry.Protocol,
        Tags = entry.Tags,
        Site = entry.Site,
        Role = entry.Role,
        Profile = entry.Profile,
        ReadOnly = entry.ReadOnly,
    };

    private static bool Matches(DeviceSummary device, DeviceQuery query) =>
        (query.Tag is null || device.Tags.Contains(query.Tag, StringComparer.OrdinalIgnoreCase)) &&
        (query.Site is null || string.Equals(device.Site, query.Site, StringComparison.OrdinalIgnoreCase)) &&
        (query.Role is null || string.Equals(device.Role, query.Role, StringComparison.OrdinalIgnoreCase)) &&
        (query.State is null || device.State == query.State);
}
