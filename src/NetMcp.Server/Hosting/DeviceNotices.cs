using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Events;
using NetMcp.Server.Mcp.Subscriptions;
using NetMcp.Tools.Resources;

namespace NetMcp.Server.Hosting;

/// <summary>
/// Turns what devices tell into notifications/resources/updated: while some client wants to hear of a device's data, the device is
/// listened to. Names that are not in the inventory cost nothing until they are.
/// </summary>
internal sealed class DeviceNotices : IHostedService
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DeviceName, WatchedDevice> _devices = [];
    private readonly IDeviceDirectory _directory;
    private readonly IDeviceEvents _events;
    private readonly ResourceUpdates _updates;

    public DeviceNotices(IDeviceDirectory directory, IDeviceEvents events, ResourceUpdates updates)
    {
        _directory = directory;
        _events = events;
        _updates = updates;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _updates.WantedChanged += OnWantedChanged;
        _directory.Changed += OnDevicesChanged;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _updates.WantedChanged -= OnWantedChanged;
        _directory.Changed -= OnDevicesChanged;
        lock (_gate)
        {
            foreach (var device in _devices.Values)
            {
                device.Watch?.Dispose();
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
                device.Watch?.Dispose();
                _devices.Remove(address.Device);
            }
        }
    }

    private void OnDevicesChanged(object? sender, DevicesChangedEventArgs change)
    {
        lock (_gate)
        {
            foreach (var (name, device) in _devices)
            {
                WatchIfThere(name, device);
            }
        }
    }

    private void Add(string uri, IWatchedAddress address)
    {
        if (!_devices.TryGetValue(address.Device, out var device))
        {
            _devices.Add(address.Device, device = new WatchedDevice());
            WatchIfThere(address.Device, device);
        }

        device.Resources[uri] = address;
    }

    private void WatchIfThere(DeviceName name, WatchedDevice device)
    {
        if (!_directory.Find(name.Value).IsSuccess)
        {
            device.Watch?.Dispose();
            device.Watch = null;
        }
        else
        {
            device.Watch ??= _events.Watch(name, Tell);
        }
    }

    private void Tell(DeviceEvent happened)
    {
        Dictionary<string, IWatchedAddress> changed;
        lock (_gate)
        {
            changed = _devices.TryGetValue(happened.Device, out var device)
                ? device.Resources.Where(resource => resource.Value.MayChangeWith(happened)).ToDictionary(StringComparer.Ordinal)
                : [];
        }

        if (changed.Count > 0)
        {
            _updates.Publish(changed.ContainsKey, (caller, uri) => IsSeen(caller, happened, changed[uri]));
        }
    }

    private bool IsSeen(ICaller caller, DeviceEvent happened, IWatchedAddress address) =>
        new VisibleDevices(_directory, caller).Find(happened.Device.Value).IsSuccess && VisibleEvents.Of(happened, caller) is { } seen && address.MayChangeWith(seen);

    private sealed class WatchedDevice
    {
        public IDisposable? Watch { get; set; }

        public Dictionary<string, IWatchedAddress> Resources { get; } = new(StringComparer.Ordinal);
    }
}
