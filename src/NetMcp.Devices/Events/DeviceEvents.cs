using Microsoft.Extensions.Logging;
using NetMcp.Core.Devices;
using NetMcp.Core.Events;
using NetMcp.Devices.Sessions;

namespace NetMcp.Devices.Events;

/// <summary>One listening session a device, shared by all who watch it and closed when the last one leaves.</summary>
internal sealed class DeviceEvents(DeviceFleet fleet, TimeProvider time, ILogger<DeviceEvents> logger) : IDeviceEvents
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DeviceName, DeviceWatch> _watches = [];

    /// <inheritdoc/>
    public IDisposable Watch(DeviceName device, Action<DeviceEvent> observer)
    {
        lock (_gate)
        {
            if (!_watches.TryGetValue(device, out var watch))
            {
                _watches.Add(device, watch = new DeviceWatch(device, fleet, time, logger));
            }

            watch.Add(observer);
            return new Observation(this, watch, observer);
        }
    }

    private void Leave(DeviceWatch watch, Action<DeviceEvent> observer)
    {
        lock (_gate)
        {
            if (watch.Remove(observer))
            {
                _watches.Remove(watch.Device);
            }
        }
    }

    private sealed class Observation(DeviceEvents events, DeviceWatch watch, Action<DeviceEvent> observer) : IDisposable
    {
        private Action<DeviceEvent>? _observer = observer;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _observer, null) is { } leaving)
            {
                events.Leave(watch, leaving);
            }
        }
    }
}
