using System.Collections.Concurrent;
using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Schemas;
using NetMcp.Yang.Schema;

namespace NetMcp.Changes.Tests.Fakes;

/// <summary>Devices in memory behind the ports of Core.</summary>
internal sealed class FakeNetwork(TimeProvider time) : IDeviceEditor, IDeviceSchemas, IDeviceDirectory
{
    private readonly ConcurrentDictionary<DeviceName, FakeDevice> _devices = new();

    /// <summary>Adds a device with a candidate and confirmed-commit 1.1, as netconfd has them.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="schema">Its models.</param>
    /// <param name="running">The children of its running configuration.</param>
    public FakeDevice Add(string name, YangSchema schema, string running = "")
    {
        var device = new FakeDevice(DeviceName.Parse(name), schema, FakeConfig.Parse(running), time);
        return _devices[device.Name] = device;
    }

    /// <inheritdoc/>
    public event EventHandler<DevicesChangedEventArgs>? Changed
    {
        add { }
        remove { }
    }

    public FakeDevice this[string name] => _devices[DeviceName.Parse(name)];

    public Task<Outcome<IEditSession>> OpenAsync(DeviceName device, CancellationToken cancellationToken) =>
        Task.FromResult(_devices.TryGetValue(device, out var found)
            ? found.Open()
            : new Failure(FailureCode.InvalidArgument, $"There is no device {device}.") { Device = device });

    public Task<Outcome<TimeSpan>> ProbeAsync(DeviceName device, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<TimeSpan>>(_devices[device].IsAway ? _devices[device].Away(Transmission.NotSent) : TimeSpan.FromMilliseconds(1));

    public Task<Outcome<DeviceSchema>> GetAsync(DeviceName device, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<DeviceSchema>>(_devices.TryGetValue(device, out var found)
            ? new DeviceSchema(found.Schema, SchemaSource.YangLibrary)
            : new Failure(FailureCode.InvalidArgument, $"There is no device {device}.") { Device = device });

    public IReadOnlyList<DeviceSummary> List(DeviceQuery query) => [.. _devices.Keys.Order().Select(Summary)];

    public Outcome<DeviceSummary> Find(string name) => DeviceName.TryParse(name, out var device) && _devices.ContainsKey(device)
        ? Summary(device)
        : new Failure(FailureCode.InvalidArgument, $"There is no device {name}.");

    public Task<Outcome<DeviceDescription>> DescribeAsync(DeviceName device, CancellationToken cancellationToken) => throw new NotSupportedException();

    private static DeviceSummary Summary(DeviceName name) => new() { Name = name, State = DeviceState.Up, Protocol = "netconf-ssh" };

    public IReadOnlyList<SharedSchema> AtHand() =>
        [.. _devices.Values.GroupBy(device => device.Schema).Select(group => new SharedSchema(group.Key, [.. group.Select(device => device.Name).Order()]))];
}
