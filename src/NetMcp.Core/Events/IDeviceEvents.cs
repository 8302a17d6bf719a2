using NetMcp.Core.Devices;

namespace NetMcp.Core.Events;

/// <summary>What devices tell of by themselves. Listening costs a session a device, so it is done only while somebody watches.</summary>
public interface IDeviceEvents
{
    /// <summary>
    /// Watches a device until the result is disposed of. The observer is called from one thread at a time and must return at once. A
    /// device that is away is tried again for as long as somebody watches; one that sends no notifications stays silent.
    /// </summary>
    IDisposable Watch(DeviceName device, Action<DeviceEvent> observer);
}
