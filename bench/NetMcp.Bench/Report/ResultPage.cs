using System.Globalization;
using System.Text;
using NetMcp.Bench.Measures;

namespace NetMcp.Bench.Report;

/// <summary>Writes the results as a page of Markdown.</summary>
internal sealed class ResultPage(BenchOptions options)
{
    private readonly StringBuilder _text = new();

    public void Heading(string machine, string commit, string command)
    {
        Line($"# Bench, {DateTime.UtcNow:yyyy-MM-dd}");
        Line();
        Line($"- Command: `{command}`");
        Line($"- Commit: {commit}");
        Line($"- Machine: {machine}");
        Line("- Device: one netconfd (yuma123) behind OpenSSH's sshd on loopback; clients and server share the machine's cores.");
        Line(Invariant($"- {options.Rounds} rounds, peers in turns; median (lowest to highest) of them. A round before them is thrown away; it has"));
        Line(Invariant($"  {PeerRounds.WarmUpFactor} times the requests in a row, so that what compiles itself while it runs (.NET) has done so."));
        if (options.Quick)
        {
            Line("- **A quick run with small counts: it shows that the bench works, its numbers mean nothing.**");
        }

        Line();
    }

    public void Peers(IReadOnlyDictionary<(Measure Measure, string Peer), Samples> results, IReadOnlyList<string> peers)
    {
        Line("## Against other clients");
        Line();
        Line($"| measure | unit | {string.Join(" | ", peers)} | {string.Join(" | ", peers.Skip(1).Select(peer => $"NetMcp : {peer}"))} |");
        Line("| --- | --- |" + string.Concat(Enumerable.Repeat(" ---: |", (2 * peers.Count) - 1)));
        foreach (var measure in Measure.All.Where(measure => results.ContainsKey((measure, peers[0]))))
        {
            var cells = peers.Select(peer => Cell(results[(measure, peer)], measure.Scale));
            var ours = results[(measure, peers[0])].Median;
            var ratios = peers.Skip(1).Select(peer => Invariant($"{ours / results[(measure, peer)].Median:0.00} x"));
            Line($"| {Title(measure)} | {measure.Unit} | {string.Join(" | ", cells)} | {string.Join(" | ", ratios)} |");
        }

        Line();
        Line("A ratio below 1 is good where the unit is a time or a size, above 1 where it is a rate. ncclient's pipelined row is its");
        Line("asynchronous mode, all other rows of it are its synchronous one. The ssh program's client reads no XML and blocks on pipes;");
        Line("NetMcp reads every answer to its end as XML. Memory is what a fresh process (ncclient, NetMcp) that already holds one session");
        Line("grows by, or what all ssh processes occupy, divided by the sessions.");
        Line();
    }

    public void Server(double sshd, double netconfd, double openMedian, int cores)
    {
        var floor = options.Sessions * (sshd + netconfd) / cores;
        Line("## The server's own cost of a session");
        Line();
        Line(Invariant($"sshd (with the login's processes): {sshd:0.0} ms, netconfd: {netconfd:0.0} ms of processor time a session. On {cores} cores"));
        Line(Invariant($"no client can have {options.Sessions} sessions opened in less than {floor:0} ms; NetMcp took {openMedian * 1000:0} ms, its own cost included."));
        Line();
    }

    public void Mcp(Samples mcp, Samples unaudited, Samples bare)
    {
        Line("## tools/call network.yang.get over HTTP");
        Line();
        Line("| | calls | median us | p95 us | p99 us |");
        Line("| --- | ---: | ---: | ---: | ---: |");
        Line(McpRow("MCP call over HTTP (2026-07-28), in the audit log", mcp));
        Line(McpRow("the same, `audit: { enabled: false }`", unaudited));
        Line(McpRow("bare NETCONF round trip (ssh program)", bare));
        Line();
        Line(Invariant($"The call is {(mcp.Median - bare.Median) * 1000:0.00} ms (median) over the bare round trip, {(unaudited.Median - bare.Median) * 1000:0.00} ms without the audit log."));
        Line();
    }

    public void Save()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(options.ResultsFile)!);
        File.WriteAllText(options.ResultsFile, _text.ToString().TrimEnd() + "\n");
    }

    private static string McpRow(string name, Samples samples)
        => Invariant($"| {name} | {samples.Count} | {samples.Median * 1e6:0} | {samples.Quantile(0.95) * 1e6:0} | {samples.Quantile(0.99) * 1e6:0} |");

    private static string Cell(Samples samples, double scale)
        => Invariant($"{Number(samples.Median * scale)} ({Number(samples.Low * scale)} to {Number(samples.High * scale)})");

    private static string Number(double value)
        => value.ToString(Math.Abs(value) < 10 ? "0.00" : Math.Abs(value) < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private string Title(Measure measure)
        => measure == Measure.Open || measure == Measure.Parallel ? $"{options.Sessions} {measure.Title}"
            : measure == Measure.Sequential || measure == Measure.Pipelined ? $"{options.Requests.ToString("#,0", CultureInfo.InvariantCulture)} {measure.Title}"
            : measure.Title;

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
