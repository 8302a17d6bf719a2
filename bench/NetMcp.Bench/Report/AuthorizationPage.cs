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

    public void Write(string machine, string commit, AuthorizedCalls calls, Samples signature, Samples verification)
    {
        Line($"# Authorization and audit, {DateTime.UtcNow:yyyy-MM-dd}");
        Line();
        Line("- Command: `bench/run.sh --only authorization`, which `make bench` runs too");
        Line($"- Commit: {commit}");
        Line($"- Machine: {machine}");
        Line("- Device: a subsystem of a real sshd that answers with hand-written bytes by message-id (`bench/NetMcp.Bench/FakeDevice`), so that a read costs it");
        Line("  next to nothing; about 1 kB of answer.");
        Line("- Two gateways: one without authorization and with `audit: { enabled: false }`; one that asks for a capability token and a DPoP proof with every");
        Line("  request and keeps its audit log on the disk. Requests are made before the clock runs, proofs included. Client, gateways and device share the");
        Line("  machine's cores.");
        Line("- A read is measured from before the request's first byte is sent until its answer is there whole and was found to be none of a refusal.");
        if (options.Quick)
        {
            Line("- **A quick run with small counts: it shows that the bench works, its numbers mean nothing.**");
        }

        Line();
        Line("## One read at a time");
        Line();
        Line("In turns, on one connection each: neither, a token, neither, a chain of five. So before each call the other gateway was called, whatever is called, and");
        Line(Invariant($"both gateways have had as many calls. {options.AuthorizedCalls} turns a row, after {options.WarmUp.TotalSeconds:0} s of turns that are not counted."));
        Line();
        Line("| ms | neither, median | p95 | token, median | p95 | chain of five, median | p95 | token adds, median | p95 | chain adds, median | p95 |");
        Line("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, what) in new[] { ("device", "network.yang.get of the device"), ("inventory", "network.devices.list, no device") })
        {
            var (open, token, chain) = (calls.Latency[(name, "open")], calls.Latency[(name, "token")], calls.Latency[(name, "chain")]);
            Line($"| {what} | {Both(open)} | {Both(token)} | {Both(chain)} | {Added(token, open)} | {Added(chain, open)} |");
        }

        Line();
        var added = Reads.Max(name => (calls.Latency[(name, "token")].Median - calls.Latency[(name, "open")].Median) * 1000);
        Line(Invariant($"Authorization and audit add at most {added:0.000} ms to a read (median); the reach is {MostAdded} ms: {Verdict(added <= MostAdded)}."));
        Line($"Of that {Ms(signature.Median)} ms (p95 {Ms(signature.Quantile(0.95))}) is the BCL's verification of one ES256 signature, measured alone: every request has a proof of its own.");
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
        Line(Invariant($"Verified with the authority's keys known and the chain not: {Ms(verification.Median)} ms (p95 {Ms(verification.Quantile(0.95))}); the reach is {MostChain} ms: {Verdict(verification.Median * 1000 < MostChain)}."));
        Line($"A read with a chain that the gateway has seen before takes {Ms(calls.Latency[("device", "chain")].Median - calls.Latency[("device", "token")].Median)} ms more than one with a single token (median).");
        Directory.CreateDirectory(Path.GetDirectoryName(options.ResultsFile)!);
        File.WriteAllText(options.ResultsFile, _text.ToString());
    }

    private static string Spent(AuthorizedCalls calls, string way, string who) => (calls.Spent[(way, who)].Median * 1000).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Added(Samples with, Samples without) => $"{Ms(with.Median - without.Median)} | {Ms(with.Quantile(0.95) - without.Quantile(0.95))}";

    private static string Both(Samples samples) => $"{Ms(samples.Median)} | {Ms(samples.Quantile(0.95))}";

    private static string Ms(double seconds) => (seconds * 1000).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Verdict(bool reached) => reached ? "reached" : "**not reached**";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
