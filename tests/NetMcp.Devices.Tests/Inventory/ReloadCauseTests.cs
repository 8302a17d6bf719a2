using Microsoft.Extensions.Logging.Abstractions;
using NetMcp.Devices.Inventory;
using NetMcp.TestKit.Time;
using Xunit;

namespace NetMcp.Devices.Tests.Inventory;

[Collection("SIGHUP")] // The signal reaches every watch of the process.
public sealed class ReloadCauseTests
{
    [Theory]
    [InlineData("netmcp.yaml", null, true)]
    [InlineData("conf.d/edge.yml", null, true)]
    [InlineData("conf.d", null, true)]
    [InlineData("..data", null, true)]
    [InlineData("known_hosts", null, false)]
    [InlineData("known_hosts", ".known_hosts.tmp", false)]
    [InlineData("gateway.log.1", "gateway.log", false)]
    [InlineData("netmcp.yaml", ".netmcp.yaml.swp", true)]
    [InlineData("netmcp.yaml~", "netmcp.yaml", true)]
    [InlineData("conf.d.old", "conf.d", true)]
    [InlineData("..data", "..data_tmp", true)]
    public void Concerns_Event_IsAboutTheConfigurationByEitherName(string name, string? oldName, bool expected) =>
        Assert.Equal(expected, InventoryWatch.Concerns(oldName is null
            ? new FileSystemEventArgs(WatcherChangeTypes.Changed, "/etc/netmcp", name)
            : new RenamedEventArgs(WatcherChangeTypes.Renamed, "/etc/netmcp", name, oldName)));

    [Fact]
    public async Task Reload_HandlerThrows_DoesNotEscapeAndTheNextReloadWorks()
    {
        using var folder = new ConfigurationFolder("devices: []\n");
        var (clock, reloads) = (new FakeClock(), new List<bool>());
        var store = new InventoryStore(folder.Main, folder.Load().Inventory!, NullLogger<InventoryStore>.Instance);
        store.Changed += (_, change) =>
        {
            reloads.Add(change.ByOperator);
            throw new InvalidOperationException("a handler's fault");
        };
        using var watch = new InventoryWatch(store, clock, NullLogger<InventoryWatch>.Instance);
        await watch.StartAsync(CancellationToken.None);

        watch.Touch();
        clock.Advance(InventoryWatch.Settle);
        watch.Touch(byOperator: true);
        watch.Touch();
        clock.Advance(InventoryWatch.Settle);
        watch.Touch();
        clock.Advance(InventoryWatch.Settle);

        Assert.Equal([false, true, false], reloads);
    }
}
