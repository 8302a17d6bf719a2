using System.Globalization;

namespace NetMcp.Yang.Bench.Measures;

/// <summary>A set of modules into one schema, from the command line and in a warm process, against yanglint.</summary>
internal sealed class ModuleCompilation(YangBenchOptions options, string setName)
{
    private const double KibibytesAMebibyte = 1024;

    // Enough for the just-in-time compiler to have made its best code.
    private const int ThrownAway = 10;

    private readonly List<string> _leftOut = [];

    public Dictionary<string, Samples> Milliseconds { get; } = [];

    public Dictionary<string, Samples> PeakMebibytes { get; } = [];

    /// <summary>What is compiled.</summary>
    public ModelSet Set { get; private set; } = CompilationPass.Find(setName, options.Corpus, []);

    /// <summary>The modules that yanglint does not take, which are left out for all.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>What the schema holds in memory.</summary>
    public double SchemaBytes { get; private set; }

    /// <summary>How many nodes the schema has.</summary>
    public double Nodes { get; private set; }

    public async Task RunAsync(TextWriter progress)
    {
        progress.WriteLine($"compiling {Set.Name}: what yanglint takes");
        await LeaveOutAsync();
        // yanglint tells the format by the name.
        var library = Path.Combine(Path.GetTempPath(), $"netmcp-yang-bench-{Environment.ProcessId}-library.xml");
        try
        {
            var listed = await ChildRun.RunAsync("yanglint", ["-y", "-l", "-f", "xml", .. YanglintArguments(), .. Set.Files], keepLines: true);
            await File.WriteAllLinesAsync(library, listed.Lines);
            for (var round = 0; round <= options.Rounds; round++)
            {
                progress.WriteLine($"compiling {Set.Name}, round {round} of {options.Rounds}");
                await KeepAsync("netmcp cold", round, options.Netmcp, ["yang", "compile", "-i", .. Folders(), .. Set.Files]);
                await KeepAsync("yanglint", round, "yanglint", [.. YanglintArguments(), .. Set.Files]);
                await KeepAsync("yanglint -Y", round, "yanglint", ["-Y", library, "-l", .. Folders()]);
            }
        }
        finally
        {
            File.Delete(library);
        }

        progress.WriteLine($"compiling {Set.Name}, warm");
        var times = ThrownAway + options.Rounds;
        var run = await ChildRun.RunAsync(
            Environment.ProcessPath!,
            [CompilationPass.ChildArgument, setName, options.Corpus, times.ToString(CultureInfo.InvariantCulture), .. _leftOut],
            keepLines: true);
        var numbers = run.Lines.Select(line => double.Parse(line, CultureInfo.InvariantCulture)).ToArray();
        Samples.Of(Milliseconds, "netmcp warm").Add(numbers[ThrownAway..times]);
        (SchemaBytes, Nodes) = (numbers[times], numbers[times + 1]);
    }

    // Modules that only libyang rejects, or that import what the corpus does not have: neither side compiles them.
    private async Task LeaveOutAsync()
    {
        if (await ChildRun.SucceedsAsync("yanglint", [.. YanglintArguments(), .. Set.Files]))
        {
            return;
        }

        foreach (var file in Set.Files)
        {
            if (!await ChildRun.SucceedsAsync("yanglint", [.. YanglintArguments(), file]))
            {
                _leftOut.Add(ModelSet.NameOf(file));
            }
        }

        Set = CompilationPass.Find(setName, options.Corpus, _leftOut);
    }

    private IEnumerable<string> YanglintArguments() => ["-i", .. Folders()];

    private IEnumerable<string> Folders() => Set.Folders.SelectMany(folder => (string[])["-p", folder]);

    private async Task KeepAsync(string name, int round, string program, IEnumerable<string> arguments)
    {
        var run = await ChildRun.RunAsync(program, arguments, keepLines: false);
        if (round > 0)
        {
            Samples.Of(Milliseconds, name).Add(run.Milliseconds);
            Samples.Of(PeakMebibytes, name).Add(run.PeakKibibytes / KibibytesAMebibyte);
        }
    }
}
