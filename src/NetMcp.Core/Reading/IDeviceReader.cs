using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Core.Reading;

/// <summary>Reads devices over whatever protocol each of them speaks. Nothing here can change a device.</summary>
public interface IDeviceReader
{
    /// <summary>Reads a datastore. The failure names the device and says what to do.</summary>
    Task<Outcome<DeviceDocument>> ReadAsync(DeviceName device, DeviceReadRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Sends an rpc, given as the XML of the operation element, if the device's profile allows it as read-only; anything else is
    /// refused before it is sent.
    /// </summary>
    Task<Outcome<DeviceDocument>> CallReadOnlyRpcAsync(DeviceName device, string rpcXml, int maxBytes, CancellationToken cancellationToken);
}
