using System.Diagnostics.Metrics;
using NetMcp.Core.Devices;

namespace NetMcp.Server.Telemetry;

/// <summary>How many devices are in which state. Asks no device anything.</summary>
internal sealed class DeviceGauge : IDisposable
{
    private readonly Meter _meter = new("NetMcp.Server");

    public DeviceGauge(IDeviceDirectory directory)
    {
        _meter.CreateObservableGauge(
            "netmcp.devices",
            () => directory.List(new DeviceQuery()).GroupBy(device => device.State)
                .Select(group => new Measurement<int>(group.Count(), new KeyValuePair<string, object?>("netmcp.device.state", group.Key.ToString()))),
            "{device}",
            "Devices of the inventory by state.");
    }

    /// <summary>The meter's name.</summary>
    public string Meter => _meter.Name;

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
