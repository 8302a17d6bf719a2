using System.Diagnostics;
using NetMcp.Audit.Verifying;
using NetMcp.Core.Auditing;

namespace NetMcp.Audit.Bench;

/// <summary>Records a second of verify, beside sha256sum of the same bytes and a verifier of twenty lines of Python.</summary>
internal sealed class Verifying(string folder, int records, int rounds, string root)
{
    public Dictionary<string, Samples> Rates { get; } = [];

    public long Bytes { get; private set; }

    public async Task RunAsync(BenchKey key)
    {
        var log = Path.Combine(folder, "verified");
        await BenchLog.WithAsync(log, key, async audit =>
        {
            for (var number = 0; number < records; number++)
            {
                await audit.WriteAsync(BenchLog.Record(number), AuditUrgency.Read, CancellationToken.None);
            }
        });
        var files = Directory.GetFiles(log, "audit-*.jsonl");
        Bytes = files.Sum(file => new FileInfo(file).Length);
        var pem = Path.Combine(folder, "key.pem");
        await File.WriteAllTextAsync(pem, key.Pem);
        var total = Verify(log, key).Records;
        for (var round = 0; round <= rounds; round++)
        {
            Take("warm", round, total, () => Verify(log, key));
            Take("cold", round, total, () => Run(Environment.ProcessPath!, ["verify", log, pem]));
            Take("sha256sum", round, total, () => Run("sha256sum", files));
            Take("python", round, total, () => Run("/usr/bin/python3", [Path.Combine(root, "bench/peers/audit_verify.py"), .. files.Order(StringComparer.Ordinal)]));
        }
    }

    /// <summary>Verifies, and fails when anything is found.</summary>
    public static VerifyReport Verify(string log, BenchKey key)
    {
        var report = AuditVerifier.Verify(log, new VerifyOptions { Keys = key }, CancellationToken.None);
        return report.FindingCount == 0 && report.SignedCheckpoints > 0 ? report : throw new InvalidOperationException(report.Findings[0].ToString());
    }

    private void Take(string name, int round, long total, Action run)
    {
        var watch = Stopwatch.StartNew();
        run();
        if (round > 0)
        {
            (Rates.TryGetValue(name, out var samples) ? samples : Rates[name] = new Samples()).Add(total / watch.Elapsed.TotalSeconds);
        }
    }

    private static void Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
        }
    }
}
