using NetMcp.Core.Devices;
using NetMcp.Core.Events;
using NetMcp.Server.Mcp.Subscriptions;
using NetMcp.Tools.Resources;

namespace NetMcp.Server.Hosting;

/// <summary>
/// Turns what devices tell into notifications/resources/updated: while some client wants to hear of a device's data, the device is
/// listened to.
/// </summary>
internal sealed class DeviceNotices : IHostedService
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DeviceName, WatchedDevice> _devices = [];
    private readonly IDeviceEvents _events;
    private readonly ResourceUpdates _updates;

    public DeviceNotices(IDeviceEvents events, ResourceUpdates updates)
    {
        _events = events;
        _updates = updates;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _updates.WantedChanged += OnWantedChanged;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _updates.WantedChanged -= OnWantedChanged;
        lock (_gate)
        {
            foreach (var device in _devices.Values)
            {
                device.Watch.Dispose();
            }

            _devices.Clear();
        }

        return Task.CompletedTask;
    }

    private void OnWantedChanged(string uri, bool wanted)
    {
        if (!IWatchedAddress.TryRead(uri, out var address))
        {
            return;
        }

        lock (_gate)
        {
            if (wanted)
            {
                Add(uri, address);
            }
            else if (_devices.TryGetValue(address.Device, out var device) && device.Resources.Remove(uri) && device.Resources.Count == 0)
            {
                device.Watch.Dispose();
                _devices.Remove(address.Device);
            }
        }
    }

    private void Add(string uri, IWatchedAddress address)
    {
        if (!_devices.TryGetValue(address.Device, out var device))
        {
            _devices.Add(address.Device, device = new WatchedDevice(_events.Watch(address.Device, Tell)));
        }

        device.Resources[uri] = address;
    }

    private void Tell(DeviceEvent happened)
    {
        string[] changed;
        lock (_gate)
        {
            changed = _devices.TryGetValue(happened.Device, out var device)
                ? [.. device.Resources.Where(resource => resource.Value.MayChangeWith(happened)).Select(resource => resource.Key)]
                : [];
        }

        foreach (var uri in changed)
        {
            _updates.Publish(uri);
        }
    }

    private sealed record WatchedDevice(IDisposable Watch)
    {
        public Dictionary<string, IWatchedAddress> Resources { get; } = new(StringComparer.Ordinal);
    }
}
