using System.Collections.Concurrent;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;

namespace NetMcp.Tools.Tests.Fakes;

/// <summary>Devices that answer what a test says.</summary>
internal sealed class FakeReader : IDeviceReader
{
    private readonly ConcurrentQueue<(DeviceName Device, DeviceReadRequest Request)> _reads = new();

    public Func<DeviceName, Task<Outcome<DeviceDocument>>> Answer { get; set; } = _ => Task.FromResult<Outcome<DeviceDocument>>(new DeviceDocument { Text = "<a/>" });

    public Func<string, Outcome<DeviceDocument>> Rpc { get; set; } = _ => new DeviceDocument { Text = "<ok/>" };

    /// <summary>The <c>maxBytes</c> of the last rpc.</summary>
    public int RpcMaxBytes { get; private set; }

    public IReadOnlyCollection<(DeviceName Device, DeviceReadRequest Request)> Reads => _reads;

    public Task<Outcome<DeviceDocument>> ReadAsync(DeviceName device, DeviceReadRequest request, CancellationToken cancellationToken)
    {
        _reads.Enqueue((device, request));
        return Answer(device);
    }

    public Task<Outcome<DeviceDocument>> CallReadOnlyRpcAsync(DeviceName device, string rpcXml, int maxBytes, CancellationToken cancellationToken)
    {
        RpcMaxBytes = maxBytes;
        return Task.FromResult(Rpc(rpcXml));
    }
}
