using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Server.Hosting;
using NetMcp.Server.Mcp.ServerFeatures;
using NetMcp.Server.Mcp.Subscriptions;
using Xunit;

namespace NetMcp.Server.Tests.Hosting;

/// <summary>A list that is the same as before is not said to have changed: every notice costs a client another listing.</summary>
public sealed class InventoryNoticesTests
{
    [Theory]
    [InlineData("edge-1", 1)]
    [InlineData(null, 0)]
    public async Task Reload_TellsOnlyWhenADeviceChanged(string? changed, int notices)
    {
        var directory = new Directory();
        var catalogue = new ServerCatalogue([], [], [], []);
        var updates = new ResourceUpdates();
        var (lists, resources) = (0, 0);
        catalogue.Resources.Changed += (_, _) => lists++;
        using var observation = updates.Observe(_ => resources++);
        var tested = new InventoryNotices(directory, catalogue, updates);
        await tested.StartAsync(CancellationToken.None);

        directory.Reload(changed is null ? [] : [DeviceName.Parse(changed)]);

        Assert.Equal((notices, notices), (lists, resources));
    }

    private sealed class Directory : IDeviceDirectory
    {
        public event EventHandler<DevicesChangedEventArgs>? Changed;

        public void Reload(HashSet<DeviceName> devices) => Changed?.Invoke(this, new DevicesChangedEventArgs(devices));

        public IReadOnlyList<DeviceSummary> List(DeviceQuery query) => [];

        public Outcome<DeviceSummary> Find(string name) => throw new NotSupportedException();

        public Task<Outcome<DeviceDescription>> DescribeAsync(DeviceName device, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
