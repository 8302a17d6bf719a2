using System.Diagnostics;
using NetMcp.Ssh;

namespace NetMcp.Bench.Measures;

/// <summary>
/// The same change of one leaf, by the engine and by bare operations, on one device and on all at once: in turns, so that what disturbs the
/// machine disturbs all of them. Planning is not in the times: a plan is made before and waits.
/// </summary>
internal sealed class ChangeRounds(BenchOptions options, TextWriter progress)
{
    // Schemas are fetched and compiled in the first of them; what compiles itself while it runs has done most of it after the others.
    private const int WarmUpRounds = 5;
    private const int Syncs = 100;
    private const string Interface = "eth0";
    private const string Path = $"/ietf-interfaces:interfaces/interface[name='{Interface}']/description";

    private static readonly TimeSpan Awaited = TimeSpan.FromMilliseconds(250);

    private int _written;

    public Samples EngineOne { get; } = new();

    public Samples BareOne { get; } = new();

    public Samples EngineMany { get; } = new();

    public Samples BareMany { get; } = new();

    /// <summary>Engine over bare on one device, a round each.</summary>
    public Samples OverBare { get; } = new();

    /// <summary>Seconds of processor time that all devices' servers spend on a change of all by the engine.</summary>
    public Samples ServersMany { get; } = new();

    /// <summary>Seconds of this process's own on the same.</summary>
    public Samples OwnMany { get; } = new();

    /// <summary>Seconds until a line of a journal's length is on the disk that has the journals.</summary>
    public Samples DiskSync { get; } = new();

    public int Devices => options.Devices.Count;

    public async Task RunAsync()
    {
        MeasureDisk();
        await using var ssh = new SshClient(new SshClientOptions { MaxConcurrentHandshakes = 16 });
        await using var gateway = await ChangeGateway.StartAsync(options);
        for (var round = 1 - WarmUpRounds; round <= options.ChangeRounds; round++)
        {
            progress.WriteLine(round > 0 ? $"changes, round {round} of {options.ChangeRounds}" : "changes, warming up");
            var bare = await TimeAsync(() => BareAsync(ssh, 1));
            var single = await PlanAsync(gateway, 1);
            var engine = await TimeAsync(() => gateway.ApplyAsync(single));
            var bareMany = await TimeAsync(() => BareAsync(ssh, Devices));
            var plan = await PlanAsync(gateway, Devices);
            var before = await CostAsync();
            var engineMany = await TimeAsync(() => gateway.ApplyAsync(plan));
            var after = await CostAsync();
            if (round > 0)
            {
                BareOne.Add(bare);
                EngineOne.Add(engine);
                OverBare.Add(engine / bare);
                BareMany.Add(bareMany);
                EngineMany.Add(engineMany);
                ServersMany.Add(after.Servers - before.Servers);
                OwnMany.Add(after.Own - before.Own);
            }
        }
    }

    private void MeasureDisk()
    {
        using var file = File.Create(System.IO.Path.Combine(options.DeviceDirectory, "sync"));
        var line = new byte[160];
        for (var index = 0; index < Syncs; index++)
        {
            var start = Stopwatch.GetTimestamp();
            file.Write(line);
            file.Flush(flushToDisk: true);
            DiskSync.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
    }

    private static async Task<double> TimeAsync(Func<Task> change)
    {
        var start = Stopwatch.GetTimestamp();
        await change();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private Task<NetMcp.Changes.ChangeId> PlanAsync(ChangeGateway gateway, int devices) => gateway.PlanAsync(devices, Path, NextText());

    private async Task BareAsync(SshClient ssh, int devices)
    {
        var text = NextText();
        await Task.WhenAll(options.Devices.Take(devices).Select(device =>
            BareChange.RunAsync(ssh, options with { DeviceDirectory = device.Directory, Port = device.Port }, Interface, text)));
    }

    // A change to what is there already would be none.
    private string NextText() => $"bench {++_written}";

    private async Task<(double Servers, double Own)> CostAsync()
    {
        // A listener counts its sessions' processes once it has awaited them.
        await Task.Delay(Awaited);
        using var own = Process.GetCurrentProcess();
        return (options.Devices.Sum(device => Seconds(device.Directory, "sshd.pid") + Seconds(device.Directory, "netconfd.pid")), own.TotalProcessorTime.TotalSeconds);
    }

    private static double Seconds(string directory, string file) => ProcessCost.ProcessorSeconds(int.Parse(File.ReadAllText(System.IO.Path.Combine(directory, file))));
}
