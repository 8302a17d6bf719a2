using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Devices.Operating;

/// <summary>What an operator does with a device from the command line; no tool of an agent reaches this.</summary>
public interface IDeviceOperator
{
    /// <summary>
    /// Connects, checks the host key, logs in, reads the hello and closes again, on a session of its own. An operator who checks has
    /// looked: what blocked the device or its credential is forgotten first.
    /// </summary>
    Task<DeviceCheck> CheckAsync(DeviceName device, CancellationToken cancellationToken);

    /// <summary>Fetches the device's host key without logging in, so that a person can compare the fingerprint.</summary>
    Task<Outcome<OfferedHostKey>> FetchHostKeyAsync(DeviceName device, CancellationToken cancellationToken);

    /// <summary>Writes the key to known_hosts, in place of any other for this device, and forgets what blocked the device.</summary>
    Task TrustAsync(OfferedHostKey key, CancellationToken cancellationToken);
}
