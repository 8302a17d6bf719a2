using System.Text.Json;
using NetMcp.TestKit;

namespace NetMcp.ConformanceTests.Suites;

/// <summary>One run of a conformance suite against a server.</summary>
/// <param name="ExitCode">What the suite's program ended with.</param>
/// <param name="Checks">Every check that it wrote down.</param>
/// <param name="Output">What it printed.</param>
internal sealed record SuiteRun(int ExitCode, IReadOnlyList<SuiteCheck> Checks, string Output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs the suite of that package folder; no version for suites that take none.</summary>
    public static async Task<SuiteRun> OfAsync(string package, string url, string? version)
    {
        using var results = new TempDirectory();
        string[] arguments = ["server", "--url", url, "--suite", "all", "--output-dir", results.Path];
        var run = await NodeProcess.RunAsync(
            Limit,
            Path.Combine(NodePackages.Folder, package, "dist", "index.js"),
            version is null ? arguments : [.. arguments, "--spec-version", version]);
        var checks = Directory.EnumerateFiles(results.Path, "checks.json", SearchOption.AllDirectories).SelectMany(Read).ToList();
        return checks.Count > 0
            ? new SuiteRun(run.ExitCode, checks, run.Output + run.Errors)
            : throw new InvalidOperationException($"the suite wrote no checks (exit {run.ExitCode}): {run.Output}{run.Errors}");
    }

    private static IEnumerable<SuiteCheck> Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var scenario = Path.GetFileName(Path.GetDirectoryName(file)!);
        foreach (var check in document.RootElement.EnumerateArray())
        {
            yield return new SuiteCheck(
                scenario,
                check.GetProperty("id").GetString()!,
                check.GetProperty("status").GetString()!,
                check.TryGetProperty("errorMessage", out var message) ? message.GetString() : null);
        }
    }
}
