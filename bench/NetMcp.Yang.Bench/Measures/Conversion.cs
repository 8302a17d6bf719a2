namespace NetMcp.Yang.Bench.Measures;

/// <summary>XML to JSON, against yanglint and against an XML reader that does nothing with what it reads.</summary>
internal sealed class Conversion(YangBenchOptions options, string document)
{
    private const double KibibytesAMebibyte = 1024;

    // Enough for the just-in-time compiler to have made its best code.
    private const int ThrownAway = 3;

    public Dictionary<string, Samples> Milliseconds { get; } = [];

    public Dictionary<string, Samples> PeakMebibytes { get; } = [];

    public async Task RunAsync(TextWriter progress)
    {
        for (var round = 0; round <= options.Rounds; round++)
        {
            progress.WriteLine($"XML to JSON, round {round} of {options.Rounds}");
            var isKept = round > 0;
            var (bare, _) = await ChildRun.PassesAsync("bare", "sync", document, options.Corpus, 1);
            Keep("bare cold", bare, isKept);
            var (ours, _) = await ChildRun.PassesAsync("json", "sync", document, options.Corpus, 1);
            Keep("ours cold", ours, isKept);
            Keep("yanglint cold", await ChildRun.RunAsync("yanglint", YanglintArguments(), keepLines: false), isKept);
        }

        foreach (var mode in (string[])["sync", "async"])
        {
            progress.WriteLine($"XML to JSON, warm, {mode}");
            foreach (var kind in (string[])["bare", "json"])
            {
                var (_, passes) = await ChildRun.PassesAsync(kind, mode, document, options.Corpus, ThrownAway + options.Rounds);
                Samples.Of(Milliseconds, $"{kind} warm {mode}").Add(passes.Skip(ThrownAway));
            }
        }
    }

    /// <summary>The command that the table shows.</summary>
    public IEnumerable<string> YanglintArguments() =>
    [
        "-f", "json", "-p", Path.Combine(options.Corpus, "ietf"), "-p", Path.Combine(options.Corpus, "iana"),
        CorpusSources.FileOf(options.Corpus, "ietf-interfaces")!, CorpusSources.FileOf(options.Corpus, "iana-if-type")!, document,
    ];

    private void Keep(string name, ChildRun run, bool isKept)
    {
        if (isKept)
        {
            Samples.Of(Milliseconds, name).Add(run.Milliseconds);
            Samples.Of(PeakMebibytes, name).Add(run.PeakKibibytes / KibibytesAMebibyte);
        }
    }
}
