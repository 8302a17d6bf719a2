using System.Text.RegularExpressions;

namespace NetMcp.Yang.Tests.Examples;

/// <summary>The parts of the files in this folder that stand between <c>// example: name</c> and <c>// end of example</c>.</summary>
internal static partial class ExampleRegions
{
    private const string Fence = "\"\"\"";

    /// <summary>The texts by name, at the margin. Of a text that is one string literal the content.</summary>
    public static IReadOnlyDictionary<string, string> Read(string folder) => Directory.GetFiles(folder, "*.cs")
        .SelectMany(file => Region().Matches(File.ReadAllText(file).ReplaceLineEndings("\n")))
        .ToDictionary(match => match.Groups["name"].Value, match => Content(match.Groups["text"].Value), StringComparer.Ordinal);

    /// <summary>The text without the white space that all of its lines begin with, and without empty lines around it.</summary>
    public static string AtMargin(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        var margin = all.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', all.Select(line => line.Length > margin ? line[margin..] : "")).Trim('\n');
    }

    private static string Content(string text)
    {
        var lines = text.Split('\n').ToList();
        var first = lines.FindIndex(line => line.Trim() == Fence);
        var last = lines.FindLastIndex(line => line.Trim() == Fence + ";");
        return AtMargin(first >= 0 && last > first && lines[..first].Count(line => line.Trim().Length > 0) <= 1 ? lines[(first + 1)..last] : lines);
    }

    [GeneratedRegex(@"^ *// example: (?<name>[\w-]+)\n(?<text>.*?)^ *// end of example", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Region();
}
