using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;

namespace NetMcp.Devices.Reading;

/// <summary>Core's port over NETCONF.</summary>
internal sealed class DeviceReader : IDeviceReader
{
    public Task<Outcome<DeviceDocument>> ReadAsync(DeviceName device, DeviceReadRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<DeviceDocument>>(new Failure(FailureCode.Unreachable, "Sessions are not built yet.") { Device = device });

    public Task<Outcome<DeviceDocument>> CallReadOnlyRpcAsync(DeviceName device, string rpcXml, int maxBytes, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<DeviceDocument>>(new Failure(FailureCode.Unreachable, "Sessions are not built yet.") { Device = device });
}
