using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Profiles;
using NetMcp.Devices.Sessions;

namespace NetMcp.Devices.Listing;

/// <summary>Core's port over the inventory and the sessions.</summary>
internal sealed class DeviceDirectory : IDeviceDirectory
{
    private readonly IInventory _inventory;
    private readonly DeviceFleet _fleet;
    private readonly DeviceStates _states;
    private readonly DeviceCalls _calls;

    public DeviceDirectory(IInventory inventory, DeviceFleet fleet, DeviceStates states, DeviceCalls calls)
    {
        _calls = calls;
        _inventory = inventory;
        _fleet = fleet;
        _states = states;
        inventory.Changed += (_, change) => Changed?.Invoke(this, new DevicesChangedEventArgs(change.ChangedDevices()));
    }

    public event EventHandler<DevicesChangedEventArgs>? Changed;

    public IReadOnlyList<DeviceSummary> List(DeviceQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return [.. _inventory.Current.Devices.Values.Where(entry => Matches(entry, query)).Select(_states.Summarize)
            .Where(device => query.State is null || device.State == query.State)];
    }

    public Outcome<DeviceSummary> Find(string name) =>
        DeviceName.TryParse(name, out var parsed) && _inventory.Current.Devices.TryGetValue(parsed, out var entry)
            ? _states.Summarize(entry)
            : _fleet.Unknown(name);

    public async Task<Outcome<DeviceDescription>> DescribeAsync(DeviceName device, CancellationToken cancellationToken)
    {
        if (!_fleet.Find(device).TryGet(out var found, out var failure))
        {
            return failure;
        }

        using var work = _fleet.BeginWork();
        return await _calls.RunAsync(found, (lease, token) => DescribeAsync(device, found, lease, token), cancellationToken).ConfigureAwait(false);
    }

    private async Task<Outcome<DeviceDescription>> DescribeAsync(DeviceName device, Device found, SessionLease lease, CancellationToken cancellationToken)
    {
        var capabilities = lease.Session.Capabilities;
        var modules = await found.Modules.ListAsync(lease.Session, cancellationToken).ConfigureAwait(false);
        if (!_inventory.Current.Devices.TryGetValue(device, out var entry))
        {
            return _fleet.Unknown(device.Value);
        }

        var nmda = lease.Profile.Nmda && await found.Modules.HasNmdaAsync(lease.Session, cancellationToken).ConfigureAwait(false);
        return new DeviceDescription
        {
            Summary = _states.Summarize(entry),
            ProtocolVersion = capabilities.Base11 ? "1.1" : "1.0",
            Capabilities = [.. capabilities.All.Where(c => !c.Parameters.ContainsKey("module")).Select(c => c.Text)],
            Modules = modules,
            Datastores = Datastores(capabilities.Candidate, capabilities.Startup, nmda),
            Nmda = nmda,
            Filters = capabilities.XPath && lease.Profile.XPath != XPathNames.None ? ["subtree", "xpath"] : ["subtree"],
            Sessions = found.Sessions.List(),
            ChangePromise = ChangePromises.Grade(lease.Profile, capabilities, entry.ReadOnly),
        };
    }

    private static List<Datastore> Datastores(bool candidate, bool startup, bool nmda)
    {
        var datastores = new List<Datastore> { Datastore.Operational, Datastore.Running };
        if (candidate)
        {
            datastores.Add(Datastore.Candidate);
        }

        if (startup)
        {
            datastores.Add(Datastore.Startup);
        }

        if (nmda)
        {
            datastores.Add(Datastore.Intended);
        }

        return datastores;
    }

    private static bool Matches(DeviceEntry device, DeviceQuery query) =>
        (query.Tag is null || device.Tags.Contains(query.Tag, StringComparer.OrdinalIgnoreCase)) &&
        (query.Site is null || string.Equals(device.Site, query.Site, StringComparison.OrdinalIgnoreCase)) &&
        (query.Role is null || string.Equals(device.Role, query.Role, StringComparison.OrdinalIgnoreCase));
}
