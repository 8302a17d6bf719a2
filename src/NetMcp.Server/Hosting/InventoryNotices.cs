using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Server.Mcp.ServerFeatures;
using NetMcp.Server.Mcp.Subscriptions;
using NetMcp.Tools.Resources;

namespace NetMcp.Server.Hosting;

/// <summary>
/// Tells MCP clients of a reloaded inventory: the resource of the devices is another one, and so are those of the
/// capabilities of each device whose entry changed, and what their template can be filled with.
/// </summary>
internal sealed class InventoryNotices : IHostedService
{
    private readonly IDeviceDirectory _directory;
    private readonly ServerCatalogue _catalogue;
    private readonly ResourceUpdates _updates;

    public InventoryNotices(IDeviceDirectory directory, ServerCatalogue catalogue, ResourceUpdates updates)
    {
        _directory = directory;
        _catalogue = catalogue;
        _updates = updates;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _directory.Changed += Tell;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _directory.Changed -= Tell;
        return Task.CompletedTask;
    }

    // Of a device that is gone the name is left: whoever sees devices by their tags or site alone is not told of it.
    private bool Sees(ICaller caller, DeviceName device) =>
        caller.Shows(_directory.Find(device.Value).TryGet(out var found, out _) ? found : new DeviceSummary { Name = device, State = DeviceState.Idle, Protocol = string.Empty });

    private void Tell(object? sender, DevicesChangedEventArgs change)
    {
        // A reload may concern limits or masking alone.
        if (change.Devices.Count == 0)
        {
            return;
        }

        // A subscriber may have spelled a device's name in another way, so the address cannot be made from the name.
        _updates.Publish(
            uri => uri == ResourceAddress.Devices || ResourceAddress.IsCapabilitiesOf(uri, change.Devices),
            (caller, _) => change.Devices.Any(device => Sees(caller, device)));
        _catalogue.SayResourcesChanged();
    }
}
