using NetMcp.TestKit;

namespace NetMcp.Yang.Tests.Corpus;

/// <summary>The table of docs/protocols/yang.md that lists the modules on which yanglint and NetMcp do not agree, and why.</summary>
internal static class VerdictTable
{
    private const string Heading = "## Verdicts that are not yanglint's";

    /// <summary>Who rejects it, by module.</summary>
    public static Dictionary<string, string> Read() =>
        File.ReadLines(Repository.Path("docs", "protocols", "yang.md"))
            .SkipWhile(line => line != Heading)
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .SelectMany(cells => cells[1].Split(", ").Select(module => (Module: module.Trim('`'), Rejects: cells[2])))
            .ToDictionary(row => row.Module, row => row.Rejects, StringComparer.Ordinal);
}
