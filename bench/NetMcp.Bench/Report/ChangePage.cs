using System.Globalization;
using System.Text;
using NetMcp.Bench.Measures;

namespace NetMcp.Bench.Report;

/// <summary>Writes what changes cost as a page of Markdown.</summary>
internal sealed class ChangePage(BenchOptions options)
{
    private const double MostOverBare = 1.2;
    private const double MostOverOne = 2;

    private readonly StringBuilder _text = new();

    public void Heading(string machine, string commit)
    {
        Line($"# Changes, {DateTime.UtcNow:yyyy-MM-dd}");
        Line();
        Line("- Command: `bench/run.sh --only change`");
        Line($"- Commit: {commit}");
        Line($"- Machine: {machine}");
        Line($"- Devices: {options.Devices.Count} netconfd (yuma123), each behind an sshd of its own on loopback; gateway and devices share the machine's cores.");
        Line($"- {options.ChangeRounds} rounds, in turns, after rounds that are thrown away; median (lowest to highest).");
        if (options.Quick)
        {
            Line("- **A quick run with small counts: it shows that the bench works, its numbers mean nothing.**");
        }

        Line();
    }

    public void Results(ChangeRounds rounds, int cores)
    {
        Line("## One edit on one device");
        Line();
        Line("| | ms |");
        Line("| --- | ---: |");
        Line($"| engine: apply until confirmed, read back and let go of | {Cell(rounds.EngineOne)} |");
        Line($"| bare NETCONF operations | {Cell(rounds.BareOne)} |");
        Line();
        var over = rounds.EngineOne.Median / rounds.BareOne.Median;
        Line(Invariant($"Engine : bare is {over:0.00} (of each round: {rounds.OverBare.Median:0.00}, {rounds.OverBare.Low:0.00} to {rounds.OverBare.High:0.00}); the reach is at most {MostOverBare:0.0}: {Verdict(over <= MostOverBare)}."));
        Line();
        Operations(rounds.DiskSync);
        Line($"## One edit on each of {rounds.Devices} devices, in one plan");
        Line();
        Line($"| | one device, ms | {rounds.Devices} devices, ms | ratio |");
        Line("| --- | ---: | ---: | ---: |");
        Line($"| engine | {Cell(rounds.EngineOne)} | {Cell(rounds.EngineMany)} | {Ratio(rounds.EngineMany, rounds.EngineOne)} |");
        Line($"| bare NETCONF operations, all devices at once | {Cell(rounds.BareOne)} | {Cell(rounds.BareMany)} | {Ratio(rounds.BareMany, rounds.BareOne)} |");
        Line();
        var many = rounds.EngineMany.Median / rounds.EngineOne.Median;
        Line(Invariant($"The reach is at most {MostOverOne:0} x: {Verdict(many <= MostOverOne)}. The devices' own servers spend {rounds.ServersMany.Median * 1000:0} ms of processor time on such a"));
        Line(Invariant($"change, two logins a device in it, and the gateway {rounds.OwnMany.Median * 1000:0} ms. On {cores} cores that is at least {(rounds.ServersMany.Median + rounds.OwnMany.Median) * 1000 / cores:0} ms"));
        Line("whatever waits for what; devices of their own would leave the gateway's part.");
        Line();
    }

    public void Save()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(options.ResultsFile)!);
        File.WriteAllText(options.ResultsFile, _text.ToString().TrimEnd() + "\n");
    }

    private void Operations(Samples diskSync)
    {
        Line("What both do, in this order, with the same client library and a timer of 300 s; what only one does is named.");
        Line();
        Line("| step | bare | engine |");
        Line("| --- | --- | --- |");
        Line("| session | TCP, SSH, login, hello, 50 ms for netconfd | the same, and one `get` that is answered before the session counts as open |");
        Line("| lock | `lock` candidate | the same |");
        Line("| base | `get-config` running, the touched leaf | the same; hashed, compared with the plan, kept on the disk |");
        Line("| edit | `edit-config` candidate, rollback-on-error | the same |");
        Line("| commit | `commit` confirmed, persist | the same; the persist-id on the disk before |");
        Line("| check | TCP, SSH, login, hello, 50 ms, `close-session` | the same, and one `get` as above |");
        Line("| pending? | `get-config` running, the touched leaf | the same; hashed and compared |");
        Line("| confirm | `commit`, persist-id | the same; the decision on the disk before |");
        Line("| read-back | `get-config` running, the touched leaf | the same; hashed, compared, kept on the disk |");
        Line("| end | `unlock` candidate, `close-session` | the same |");
        Line("| besides | nothing | plan read and verified, admission, and a journal and an audit log of which each line is on the disk before what it announces |");
        Line();
        Line("netconfd is not asked to validate (its profile says why), in either. The check is the one that is always made; those of tables cost a read each.");
        Line("Nothing waits for something to settle, because the check passes at once. The engine's journal, images and admission make some 30 waits for the");
        Line(Invariant($"disk a change; one such wait took {diskSync.Median * 1000:0.00} ms (median) here. On a slower disk that part grows in proportion."));
        Line();
    }

    private static string Verdict(bool isReached) => isReached ? "reached" : "**missed**";

    private static string Ratio(Samples many, Samples one) => Invariant($"{many.Median / one.Median:0.00} x");

    private static string Cell(Samples samples) => Invariant($"{samples.Median * 1000:0} ({samples.Low * 1000:0} to {samples.High * 1000:0})");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
