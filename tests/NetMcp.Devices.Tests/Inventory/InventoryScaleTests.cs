using System.Diagnostics;
using System.Globalization;
using System.Text;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Tests.Gateway;
using NetMcp.Devices.Tests.Sessions;
using NetMcp.TestKit.Time;
using Xunit;
using Xunit.Abstractions;

namespace NetMcp.Devices.Tests.Inventory;

/// <summary>
/// A thousand devices: what the inventory and a session each cost. The numbers go to the test's output; only sizes are bounded. The heap is the whole
/// process's: beside other tests it is theirs that is measured, and when they let go of something a device costs less than nothing.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class InventoryScaleTests(ITestOutputHelper output)
{
    private const int Devices = 1000;

    [Fact]
    [Trait("Size", "Long")]
    public async Task Load_ThousandDevices_CostsLittleForEach()
    {
        using var folder = new ConfigurationFolder("defaults: { user: u, credential: k }\ncredentials: { k: { kind: password-file, path: none } }\n" + Entries());
        folder.Load();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var load = folder.Load();
        var loading = clock.Elapsed;
        var inventoryBytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal(Devices, load.Inventory!.Devices.Count);

        var fakes = new FakeDevices();

        // Time stands still: where the machine is so busy that the reads take longer than the liveness interval, the first devices would be asked whether
        // they live, and nobody plays an answer.
        await using var stand = DeviceStand.Over(File.ReadAllText(folder.Main), fakes, new FakeClock());
        before = GC.GetTotalMemory(forceFullCollection: true);
        clock.Restart();
        foreach (var wave in Enumerable.Range(0, Devices).Select(Name).Chunk(50))
        {
            var reads = wave.Select(name => stand.ReadAsync(name, "/m:x")).ToList();
            foreach (var name in wave)
            {
                var peer = await fakes.GreetAsync(name);
                await peer.SayReplyAsync(await peer.HearMessageIdAsync(), "<data/>");
            }

            Assert.All(await Task.WhenAll(reads), outcome => Assert.True(outcome.IsSuccess));
        }

        var reading = clock.Elapsed;
        var sessionBytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        clock.Restart();
        var up = stand.Directory.List(new DeviceQuery { State = DeviceState.Up }).Count;
        var listing = clock.Elapsed;
        await fakes.HangUpAsync();

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"load {Devices} devices: {loading.TotalMilliseconds:F0} ms, {inventoryBytes / Devices} bytes a device"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one read on each over fakes: {reading.TotalMilliseconds:F0} ms, {sessionBytes / Devices} bytes a device with its session (both ends)"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"list them: {listing.TotalMilliseconds:F1} ms"));
        Assert.Equal(Devices, up);
        Assert.InRange(inventoryBytes / Devices, 1, 16 * 1024);
        Assert.InRange(sessionBytes / Devices, 1, 150 * 1024);
    }

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"device-{i:D4}");

    private static string Entries()
    {
        var yaml = new StringBuilder("devices:\n");
        for (var i = 0; i < Devices; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{ name: {Name(i)}, address: 10.0.{i / 250}.{(i % 250) + 1}, tags: [edge, lab], site: paris, role: edge }}\n");
        }

        return yaml.ToString();
    }
}
