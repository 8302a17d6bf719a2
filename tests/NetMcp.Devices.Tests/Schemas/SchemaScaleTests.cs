using System.Diagnostics;
using System.Globalization;
using NetMcp.Core.Devices;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using NetMcp.TestKit.Time;
using Xunit;
using Xunit.Abstractions;

namespace NetMcp.Devices.Tests.Schemas;

/// <summary>A thousand devices with some models of OpenConfig: one schema, and next to nothing a device beside it. Only sizes are bounded.</summary>
[Collection(AloneCollection.Name)]
public sealed class SchemaScaleTests(ITestOutputHelper output)
{
    private const int Devices = 1000;
    private const long MostForTheSchema = 64 * 1024 * 1024;

    // Pools of buffers that grow and shrink meanwhile make some kilobytes of it; a schema of its own would be megabytes.
    private const long MostForADevice = 16 * 1024;

    private static readonly string[] Models = ["openconfig-interfaces", "openconfig-bgp", "openconfig-platform"];

    [RequiresFact(Prerequisite.YangCorpus)]
    [Trait("Size", "Long")]
    public async Task Get_ThousandDevicesOfOneKind_CostsOneSchema()
    {
        using var cache = new TempDirectory();
        string[] names = [.. Enumerable.Range(0, Devices).Select(number => "d" + number.ToString(CultureInfo.InvariantCulture))];
        // Time stands still, so that no session is closed for idleness while others are measured.
        await using var stand = new SchemaStand(cache, time: new FakeClock(), more: $", yang_folder: {YangCorpus.Root}", names: names);
        string[] modules = [.. Models.Select(name => ModelDevice.Entry(name))];
        foreach (var name in names)
        {
            // The texts come from a folder: a thousand played devices would need long to give them out.
            var device = stand.Play(name);
            device.GivesModules = false;
            device.Capabilities = [ModelDevice.LibraryCapability("id of " + name)];
            device.Library = ModelDevice.LibraryOf("id of " + name, modules);
        }

        // What a session has read, its buffers on both ends included, is not what is measured: the list of modules is read before.
        var unopened = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var name in names)
        {
            Assert.Equal(modules.Length, (await stand.Stand.Directory.DescribeAsync(DeviceName.Parse(name), Guard.Token()).Guarded()).Value.Modules.Count);
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var first = (await stand.GetAsync(names[0])).Value.Schema;
        var one = GC.GetTotalMemory(forceFullCollection: true);

        // What the last making leaves behind for a while is in both measures, so that it does not count.
        await AllShareAsync(names[..(Devices / 2)]);
        var half = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        await AllShareAsync(names[(Devices / 2)..]);
        var taken = clock.Elapsed;
        var each = (GC.GetTotalMemory(forceFullCollection: true) - half) / (Devices / 2);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a session that has read the list of modules, both ends: {(before - unopened) / Devices} bytes a device"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first.Modules.Length} modules of OpenConfig and what they import: {(one - before) / 1024.0 / 1024:0.0} MiB with the first device"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Devices} that share it: {each} bytes a device (within what buffers come and go), {taken.TotalMilliseconds / (Devices / 2):0.0} ms each to find that out"));
        Assert.Single(stand.Compile.Requests);
        Assert.InRange(one - before, 1, MostForTheSchema);
        Assert.InRange(each, long.MinValue, MostForADevice);

        async Task AllShareAsync(string[] some)
        {
            foreach (var name in some)
            {
                Assert.Same(first, (await stand.GetAsync(name)).Value.Schema);
            }
        }
    }
}
