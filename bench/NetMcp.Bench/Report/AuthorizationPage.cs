using System.Globalization;
using System.Text;
using NetMcp.Bench.Measures;

namespace NetMcp.Bench.Report;

/// <summary>Writes what authorization and audit cost as a page of Markdown.</summary>
internal sealed class AuthorizationPage(BenchOptions options)
{
    private const double MostAdded = 0.3;
    private const double LeastRate = 2000;
    private const double MostChain = 1;

    private static readonly string[] Reads = ["device", "inventory"];

    private readonly StringBuilder _text = new();

    public void Write(string machine, string commit, AuthorizedCalls calls, Samples verification)
    {
        Line($"# Authorization and audit, {DateTime.UtcNow:yyyy-MM-dd}");
        Line();
        Line("- Command: `bench/run.sh --only authorization`");
        Line($"- Commit: {commit}");
        Line($"- Machine: {machine}");
        Line("- Device: a subsystem of a real sshd that answers with hand-written bytes by message-id (`bench/NetMcp.Bench/FakeDevice`), so that a read costs it");
        Line("  next to nothing; about 1 kB of answer.");
        Line("- Two gateways: one without authorization and with `audit: { enabled: false }`; one that asks for a capability token and a DPoP proof with every");
        Line("  request and keeps its audit log on the disk. One call of each in turns, on one connection each. Requests are made before the clock runs, proofs");
        Line(Invariant($"  included. Before each table row, {options.WarmUp.TotalSeconds:0} s of calls that are not counted. Client, gateways and device share the machine's cores."));
        if (options.Quick)
        {
            Line("- **A quick run with small counts: it shows that the bench works, its numbers mean nothing.**");
        }

        Line();
        Line("## One read at a time");
        Line();
        Line("| ms | neither, median | p95 | both, median | p95 | added, median | added, p95 | with a chain of five, median | p95 |");
        Line("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, what) in new[] { ("device", "network.yang.get of the device"), ("inventory", "network.devices.list, no device") })
        {
            var (open, token, chain) = (calls.Latency[(name, "open")], calls.Latency[(name, "token")], calls.Latency[(name, "chain")]);
            Line($"| {what} | {Both(open)} | {Both(token)} | {Ms(token.Median - open.Median)} | {Ms(token.Quantile(0.95) - open.Quantile(0.95))} | {Both(chain)} |");
        }

        Line();
        var added = Reads.Max(name => (calls.Latency[(name, "token")].Median - calls.Latency[(name, "open")].Median) * 1000);
        Line(Invariant($"Authorization and audit add at most {added:0.000} ms to a read (median); the reach is {MostAdded} ms: {Verdict(added <= MostAdded)}."));
        Line();
        Line("## Reads of the device at once");
        Line();
        Line($"{AuthorizedCalls.Connections} connections, the two gateways in turns, {options.Rounds} rounds each; median (least to most). The milliseconds are of processor time for one read.");
        Line();
        Line("| | reads a second | gateway, ms | device with its sshd, ms | load generator, ms |");
        Line("| --- | ---: | ---: | ---: | ---: |");
        foreach (var (way, what) in new[] { ("open", "neither"), ("token", "authorization and audit") })
        {
            var rate = calls.Rate[way];
            Line(Invariant($"| {what} | {rate.Median:0} ({rate.Low:0} to {rate.High:0}) | {Spent(calls, way, "gateway")} | {Spent(calls, way, "device")} | {Spent(calls, way, "client")} |"));
        }

        Line();
        var reads = calls.Rate["token"].Median;
        Line(Invariant($"Authorized reads: {reads:0} a second with everything on {Environment.ProcessorCount} cores; the reach is {LeastRate:0}: {Verdict(reads >= LeastRate)}."));
        Line();
        Line("## A chain of five");
        Line();
        var more = (calls.Latency[("device", "chain")].Median - calls.Latency[("device", "token")].Median) * 1000;
        Line(Invariant($"Verified with the authority's keys known and the chain not: {Ms(verification.Median)} ms (p95 {Ms(verification.Quantile(0.95))}); the reach is {MostChain} ms: {Verdict(verification.Median * 1000 < MostChain)}."));
        Line(Invariant($"A read with a chain that the gateway has seen before takes {more:0.000} ms more than one with a single token (median)."));
        Directory.CreateDirectory(Path.GetDirectoryName(options.ResultsFile)!);
        File.WriteAllText(options.ResultsFile, _text.ToString());
    }

    private static string Spent(AuthorizedCalls calls, string way, string who) => (calls.Spent[(way, who)].Median * 1000).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Both(Samples samples) => $"{Ms(samples.Median)} | {Ms(samples.Quantile(0.95))}";

    private static string Ms(double seconds) => (seconds * 1000).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Verdict(bool reached) => reached ? "reached" : "**not reached**";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
