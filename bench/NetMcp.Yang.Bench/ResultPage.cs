using System.Globalization;
using System.Text;
using NetMcp.Yang.Bench.Measures;

namespace NetMcp.Yang.Bench;

/// <summary>Writes the results as a page of Markdown.</summary>
internal sealed class ResultPage(YangBenchOptions options)
{
    private readonly StringBuilder _text = new();

    public void Heading(string machine, string commit)
    {
        Line($"# YANG bench, {DateTime.UtcNow:yyyy-MM-dd}");
        Line();
        Line($"- Command: `{(options.Quick ? "bench/yang.sh --quick" : options.OnlyCompile ? "bench/yang.sh --only compile" : "make bench")}`");
        Line($"- Commit: {commit}");
        Line($"- Machine: {machine}");
        Line(Invariant($"- {options.Rounds} rounds after one that is thrown away, programs in turns; median (lowest to highest) of them."));
        if (options.Quick)
        {
            Line("- **A quick run with small sizes: it shows that the bench works, its numbers mean nothing.**");
        }

        Line();
    }

    public void Conversion(Conversion conversion)
    {
        var (time, peak) = (conversion.Milliseconds, conversion.PeakMebibytes);
        Line(Invariant($"## XML to JSON of {options.DocumentBytes / 1e6:0} MB of ietf-interfaces"));
        Line();
        Line("| a process of its own | ms | peak MiB | time : bare | time : yanglint | peak : yanglint |");
        Line("| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (title, name) in ((string, string)[])[("bare XmlReader pass", "bare cold"), ("NetMcp, modules compiled first", "ours cold"), ("yanglint -f json", "yanglint cold")])
        {
            Line($"| {title} | {time[name]} | {peak[name]} | {Ratio(time, name, "bare cold")} | {Ratio(time, name, "yanglint cold")} | {Ratio(peak, name, "yanglint cold")} |");
        }

        Line();
        Line("| in a warm process | ms | time : bare |");
        Line("| --- | ---: | ---: |");
        foreach (var (title, name, bare) in ((string, string, string)[])[
            ("bare XmlReader pass, Read", "bare warm sync", "bare warm sync"),
            ("NetMcp, Convert", "json warm sync", "bare warm sync"),
            ("bare XmlReader pass, ReadAsync", "bare warm async", "bare warm async"),
            ("NetMcp, ConvertAsync", "json warm async", "bare warm async")])
        {
            Line($"| {title} | {time[name]} | {Ratio(time, name, bare)} |");
        }

        Line();
        Line("Input is a file in the page cache, output goes nowhere. yanglint builds a tree and validates it; NetMcp");
        Line("holds no tree, and reads the values as far as their JSON form depends on them.");
        Line();
    }

    public void CompilationHeading()
    {
        Line("## Compiling modules into one schema");
        Line();
        Line("All that is imported is implemented too, all features are on, texts come from files in the page cache. yanglint is a native program");
        Line("and always a process of its own. Given files, it compiles anew what each further module changes; given a YANG library that lists the");
        Line("same modules (`-Y`, printed by itself beforehand), it compiles once. What yanglint does not take is left out for all.");
        Line();
    }

    public void Compilation(ModuleCompilation compilation)
    {
        var (time, peak) = (compilation.Milliseconds, compilation.PeakMebibytes);
        Line(Invariant($"### {compilation.Set.Name}: {compilation.Set.Files.Count} modules, {compilation.Nodes:#,0} nodes"));
        Line();
        Line("| | ms | peak MiB | time : yanglint | time : yanglint -Y |");
        Line("| --- | ---: | ---: | ---: | ---: |");
        foreach (var (title, name) in ((string, string)[])[
            ("NetMcp, in a warm process", "netmcp warm"),
            ("`netmcp yang compile -i FILES`, cold", "netmcp cold"),
            ("`yanglint -i FILES`, cold", "yanglint"),
            ("`yanglint -Y LIBRARY`, cold", "yanglint -Y")])
        {
            Line($"| {title} | {time[name]} | {(peak.TryGetValue(name, out var most) ? most : "")} | {Ratio(time, name, "yanglint")} | {Ratio(time, name, "yanglint -Y")} |");
        }

        Line();
        Line(Invariant($"The schema holds {compilation.SchemaBytes / 1024 / 1024:0.0} MiB after a full collection with nothing else kept: {compilation.SchemaBytes / compilation.Nodes:#,0} bytes a node."));
        Line(compilation.LeftOut.Count == 0 ? "Nothing is left out." : $"Left out: {string.Join(", ", compilation.LeftOut)}.");
        Line();
    }

    public void Save()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(options.ResultsFile)!);
        File.WriteAllText(options.ResultsFile, _text.ToString().TrimEnd() + "\n");
    }

    private static string Ratio(Dictionary<string, Samples> samples, string name, string to) =>
        Invariant($"{samples[name].Median / samples[to].Median:0.00} x");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
