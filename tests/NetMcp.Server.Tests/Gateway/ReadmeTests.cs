using System.Text.RegularExpressions;
using NetMcp.Server.Tests.Cli;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Gateway;

/// <summary>What README.md shows of <c>edge-1</c> is what a person gets who types it.</summary>
[Collection(GatewayCollection.Name)]
public sealed partial class ReadmeTests(GatewayLab lab)
{
    [RequiresFact(GatewayLab.Needs)]
    public async Task Tour_ToTheLetter_IsTrue()
    {
        var shown = Shown().ToList();

        Assert.True(shown.Count >= 4, "README.md has no tour");
        foreach (var (command, expected) in shown)
        {
            var run = await CommandRun.RunAsync([.. Word().Matches(command).Select(word => word.Value.Trim('\'', '"')), "--server", lab.Address]);
            var printed = Lasting((run.Error + run.Out).TrimEnd('\n'));

            // Three dots stand for the rest.
            if (expected.EndsWith("\n...", StringComparison.Ordinal))
            {
                Assert.StartsWith(Lasting(expected[..^"...".Length]), printed, StringComparison.Ordinal);
            }
            else
            {
                Assert.Equal(Lasting(expected), printed);
            }
        }
    }

    private static IEnumerable<(string Command, string Output)> Shown() =>
        File.ReadAllText(Repository.Path("README.md")).Split("```")
            .Where((_, i) => i % 2 == 1)
            .SelectMany(block => block.TrimEnd('\n').Split("\n$ netmcp ").Skip(1))
            .Select(text => text.Split('\n', 2))
            .Where(parts => parts.Length == 2 && parts[0].Contains("edge-1", StringComparison.Ordinal))
            .Select(parts => (parts[0], parts[1]));

    // Handles are hashes of plans, which hold the time.
    private static string Lasting(string text) => Moment().Replace(Handle().Replace(text, "c-..."), "TIME");

    [GeneratedRegex("c-[0-9a-f]{32}")]
    private static partial Regex Handle();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")]
    private static partial Regex Moment();

    // A word of the shell, quoted as a whole or not at all.
    [GeneratedRegex("""'[^']*'|"[^"]*"|[^ ]+""")]
    private static partial Regex Word();
}
