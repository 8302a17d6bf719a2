using Microsoft.Extensions.Logging.Abstractions;
using NetMcp.Core.Devices;
using NetMcp.Devices.Inventory;
using NetMcp.TestKit;
using NetMcp.TestKit.Processes;
using Xunit;

namespace NetMcp.Devices.Tests.Inventory;

/// <summary>Reloading on a real file system and with the real signal.</summary>
[Collection("SIGHUP")] // The signal reaches every watch of the process.
public sealed class InventoryWatchTests : IAsyncLifetime, IDisposable
{
    private const string Main = """
        credentials: { k: { kind: password-file, path: none } }
        defaults: { user: u, credential: k }
        devices: [ { name: a, address: 192.0.2.1 } ]
        """;

    private readonly ConfigurationFolder _folder = new(Main);
    private readonly InventoryStore _store;
    private readonly InventoryWatch _watch;

    public InventoryWatchTests()
    {
        _store = new InventoryStore(_folder.Main, _folder.Load().Inventory!, NullLogger<InventoryStore>.Instance);
        _watch = new InventoryWatch(_store, TimeProvider.System, NullLogger<InventoryWatch>.Instance);
    }

    public Task InitializeAsync() => _watch.StartAsync(CancellationToken.None);

    public Task DisposeAsync() => _watch.StopAsync(CancellationToken.None);

    public void Dispose()
    {
        _watch.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Reload_MainFileReplacedByRenaming_TakesTheNewOne()
    {
        var changed = HasAsync("b");
        var beside = Path.Combine(_folder.Folder, ".netmcp.yaml.new");
        File.WriteAllText(beside, Main.Replace("name: a", "name: b", StringComparison.Ordinal));

        File.Move(beside, _folder.Main, overwrite: true);

        await changed.Guarded();
        Assert.False(Has("a"));
    }

    [Fact]
    public async Task Reload_FragmentAddedChangedAndRemoved_IsFollowed()
    {
        var added = HasAsync("c");
        _folder.WriteFragment("10-c.yaml", "devices: [ { name: c, address: 192.0.2.3 } ]");
        await added.Guarded();

        var altered = HasAsync("d");
        _folder.WriteFragment("10-c.yaml", "devices: [ { name: d, address: 192.0.2.4 } ]");
        await altered.Guarded();

        var removed = UntilAsync(inventory => inventory.Devices.Count == 1);
        File.Delete(Path.Combine(_folder.Folder, "conf.d", "10-c.yaml"));
        await removed.Guarded();
        Assert.True(Has("a"));
    }

    [Fact]
    public async Task Reload_HangUpSignal_ReadsAgainAndTheProcessLives()
    {
        var reloaded = UntilAsync(_ => true);

        Signal.Send(Environment.ProcessId, Signal.HangUp);

        await reloaded.Guarded();
        Assert.True(Has("a"));
    }

    [Fact]
    public async Task Reload_AfterAMistake_TakesTheNextGoodOne()
    {
        File.WriteAllText(_folder.Main, "devices: [");
        Assert.NotEmpty(_store.Reload().Mistakes);
        Assert.True(Has("a"));

        var changed = HasAsync("b");
        File.WriteAllText(_folder.Main, Main.Replace("name: a", "name: b", StringComparison.Ordinal));

        await changed.Guarded();
    }

    private bool Has(string name) => _store.Current.Devices.ContainsKey(DeviceName.Parse(name));

    private Task HasAsync(string name) => UntilAsync(inventory => inventory.Devices.ContainsKey(DeviceName.Parse(name)));

    private Task UntilAsync(Func<DeviceInventory, bool> condition)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _store.Changed += (_, change) =>
        {
            if (condition(change.Current))
            {
                reached.TrySetResult();
            }
        };
        return reached.Task;
    }
}
