using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Tests.Fakes;

/// <summary>An inventory that has every device, with the tags that a test gives it, but those that it takes out.</summary>
internal sealed class FakeDirectory : IDeviceDirectory
{
    public event EventHandler<DevicesChangedEventArgs>? Changed
    {
        add { }
        remove { }
    }

    public Dictionary<string, string[]> Tags { get; } = [];

    public HashSet<string> Gone { get; } = [];

    public IReadOnlyList<DeviceSummary> List(DeviceQuery query) => [];

    public Outcome<DeviceSummary> Find(string name) => Gone.Contains(name)
        ? new Failure(FailureCode.InvalidArgument, "There is no such device.")
        : new DeviceSummary { Name = DeviceName.Parse(name), State = DeviceState.Idle, Protocol = "netconf-ssh", Tags = Tags.GetValueOrDefault(name) ?? [] };

    public Task<Outcome<DeviceDescription>> DescribeAsync(DeviceName device, CancellationToken cancellationToken) => throw new NotSupportedException();
}
