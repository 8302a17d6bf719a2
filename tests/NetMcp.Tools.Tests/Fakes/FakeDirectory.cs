using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Tools.Tests.Fakes;

/// <summary>An inventory in memory.</summary>
internal sealed class FakeDirectory(params string[] names) : IDeviceDirectory
{
    public event EventHandler<DevicesChangedEventArgs>? Changed
    {
        add
        {
        }

        remove
        {
        }
    }

    public List<DeviceSummary> Devices { get; } =
        [.. names.Select(name => new DeviceSummary { Name = DeviceName.Parse(name), State = DeviceState.Idle, Protocol = "netconf-ssh" })];

    public DeviceQuery? LastQuery { get; private set; }

    public Func<DeviceName, Outcome<DeviceDescription>> Describe { get; set; } = _ => throw new InvalidOperationException("secret-in-a-bug");

    public IReadOnlyList<DeviceSummary> List(DeviceQuery query)
    {
        LastQuery = query;
        return Devices;
    }

    public Outcome<DeviceSummary> Find(string name) =>
        Devices.Find(device => string.Equals(device.Name.Value, name, StringComparison.OrdinalIgnoreCase)) is { } found
            ? found
            : new Failure(FailureCode.InvalidArgument, "no such device");

    public Task<Outcome<DeviceDescription>> DescribeAsync(DeviceName device, CancellationToken cancellationToken) => Task.FromResult(Describe(device));
}
