using System.Diagnostics;
using NetMcp.Core.Auditing;

namespace NetMcp.Audit.Bench;

/// <summary>Effects a second that are on the disk, by how many write at once, beside a file that is written and flushed for each record.</summary>
internal sealed class Appending(string folder, int rounds, TimeSpan each)
{
    public static readonly int[] Writers = [1, 16, 256];

    public Dictionary<string, Samples> Rates { get; } = [];

    public async Task RunAsync(BenchKey key)
    {
        for (var round = 0; round <= rounds; round++)
        {
            Add("plain", round, Plain());
            foreach (var writers in Writers)
            {
                var rate = 0.0;
                await BenchLog.WithAsync(Path.Combine(folder, $"appended-{round}-{writers}"), key, async log => rate = await WriteAsync(log, writers));
                Add(writers.ToString(System.Globalization.CultureInfo.InvariantCulture), round, rate);
            }
        }
    }

    private async Task<double> WriteAsync(IAuditLog log, int writers)
    {
        await log.WriteAsync(BenchLog.Record(0), AuditUrgency.Effect, CancellationToken.None);
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var count = 0;
            for (; watch.Elapsed < each; count++)
            {
                await log.WriteAsync(BenchLog.Record(count), AuditUrgency.Effect, CancellationToken.None);
            }

            return count;
        })));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    private double Plain()
    {
        var line = new byte[760];
        using var file = File.OpenHandle(Path.Combine(folder, "plain"), FileMode.Create, FileAccess.Write);
        var watch = Stopwatch.StartNew();
        var count = 0;
        for (; watch.Elapsed < each; count++)
        {
            RandomAccess.Write(file, line, (long)count * line.Length);
            RandomAccess.FlushToDisk(file);
        }

        return count / watch.Elapsed.TotalSeconds;
    }

    private void Add(string name, int round, double rate)
    {
        if (round > 0)
        {
            (Rates.TryGetValue(name, out var samples) ? samples : Rates[name] = new Samples()).Add(rate);
        }
    }
}
