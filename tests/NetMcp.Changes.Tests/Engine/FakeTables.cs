using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Core.Tables;

namespace NetMcp.Changes.Tests.Engine;

/// <summary>Tables and leafs that a test says.</summary>
internal sealed class FakeTables : IDeviceTables, IDeviceReader
{
    public Func<DeviceName, string, DeviceTable> Table { get; set; } = (_, kind) => new DeviceTable(kind, "/m:t", ["name", "oper"], 1, [["eth0", "up"]]);

    public Func<DeviceName, string, string> Json { get; set; } = (_, _) => "{}";

    public IReadOnlyList<string> Kinds => ["interfaces", "neighbours", "alarms"];

    public Task<Outcome<DeviceTable>> ReadAsync(DeviceName device, string kind, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<DeviceTable>>(Table(device, kind));

    public Task<Outcome<DeviceDocument>> ReadAsync(DeviceName device, DeviceReadRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<DeviceDocument>>(new DeviceDocument { Text = Json(device, request.Path!), Format = DataFormat.Json });

    public Task<Outcome<DeviceDocument>> CallReadOnlyRpcAsync(DeviceName device, string rpcXml, int maxBytes, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
