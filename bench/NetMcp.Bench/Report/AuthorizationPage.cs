using System.Globalization;
using System.Text;
using NetMcp.Bench.Measures;

namespace NetMcp.Bench.Report;

/// <summary>Writes what asking for tokens costs as a page of Markdown.</summary>
internal sealed class AuthorizationPage(BenchOptions options)
{
    private const double MostAdded = 0.3;
    private const double LeastRate = 2000;
    private const double MostChain = 1;

    private readonly StringBuilder _text = new();

    public void Write(string machine, string commit, AuthorizedCalls calls)
    {
        Line($"# Authorization, {DateTime.UtcNow:yyyy-MM-dd}");
        Line();
        Line("- Command: `bench/run.sh --only authorization`");
        Line($"- Commit: {commit}");
        Line($"- Machine: {machine}");
        Line("- Two gateways, one that asks for tokens and one that does not, called in turns on one connection each; a capability token and a DPoP proof for");
        Line("  each request, made before the clock runs. Client, gateways and device share the machine's cores.");
        if (options.Quick)
        {
            Line("- **A quick run with small counts: it shows that the bench works, its numbers mean nothing.**");
        }

        Line();
        Line("| one read, ms | without, median | p99 | with, median | p99 | added |");
        Line("| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, what) in new[] { ("device", "network.yang.get of a netconfd"), ("inventory", "network.devices.list, no device") })
        {
            var (open, guarded) = (calls.Open[name], calls.Guarded[name]);
            Line(Invariant($"| {what} | {Ms(open.Median)} | {Ms(open.Quantile(0.99))} | {Ms(guarded.Median)} | {Ms(guarded.Quantile(0.99))} | {Ms(guarded.Median - open.Median)} |"));
        }

        Line();
        var added = calls.Guarded.Max(guarded => (guarded.Value.Median - calls.Open[guarded.Key].Median) * 1000);
        Line(Invariant($"Added to a read: at most {added:0.000} ms (median); the reach is {MostAdded} ms: {Verdict(added <= MostAdded)}."));
        Line(Invariant($"Authorized reads of the inventory: {calls.Rate.Median:0} a second over eight connections ({calls.Rate.Low:0} to {calls.Rate.High:0}); the reach is {LeastRate:0}: {Verdict(calls.Rate.Median >= LeastRate)}."));
        Line(Invariant($"A chain of five, its keys known and the chain itself not: {Ms(calls.Chain.Median)} ms (p99 {Ms(calls.Chain.Quantile(0.99))}); the reach is {MostChain} ms: {Verdict(calls.Chain.Median * 1000 < MostChain)}."));
        Directory.CreateDirectory(Path.GetDirectoryName(options.ResultsFile)!);
        File.WriteAllText(options.ResultsFile, _text.ToString());
    }

    private static string Ms(double seconds) => (seconds * 1000).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Verdict(bool reached) => reached ? "reached" : "**not reached**";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
