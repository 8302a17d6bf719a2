using System.Net;
using System.Text.RegularExpressions;
using NetMcp.TestKit;

namespace NetMcp.Yang.Tests.Examples;

/// <summary>
/// What docs/yang-library.md and the docstrings show is code of this folder, which is compiled and run. <c>NETMCP_UPDATE_DOCS=1</c> writes the blocks
/// of the page anew.
/// </summary>
public sealed partial class ExamplePageTests
{
    private static readonly string Page = Repository.Path("docs", "yang-library.md");

    private static readonly IReadOnlyDictionary<string, string> Examples =
        ExampleRegions.Read(Repository.Path("tests", "NetMcp.Yang.Tests", "Examples"));

    [Fact]
    public void Page_Blocks_AreTheExamplesThatRun()
    {
        var page = File.ReadAllText(Page);
        var wanted = Block().Replace(page, block =>
            $"<!-- {block.Groups["name"].Value} -->\n```{block.Groups["language"].Value}\n{Example(block.Groups["name"].Value)}\n```");
        if (Environment.GetEnvironmentVariable("NETMCP_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(Page, wanted);
            page = wanted;
        }

        Assert.True(page == wanted, "docs/yang-library.md does not show what the examples are: run this test with NETMCP_UPDATE_DOCS=1");
        Assert.Equal(Regex.Count(page, "(?m)^```") / 2, Block().Count(page));
    }

    [Fact]
    public void Page_ShowsEachExample() => Assert.Equal(
        Examples.Keys.Order(StringComparer.Ordinal),
        Block().Matches(File.ReadAllText(Page)).Select(block => block.Groups["name"].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Docstrings_ShowExamplesThatRun()
    {
        var shown = Directory.GetFiles(Repository.Path("src", "NetMcp.Yang"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Docstring().Matches(File.ReadAllText(file)))
            .Select(match => ExampleRegions.AtMargin(match.Groups["text"].Value.TrimEnd('\n').Split('\n').Select(line => WebUtility.HtmlDecode(line.TrimStart()["///".Length..]))))
            .ToList();

        Assert.NotEmpty(shown);
        Assert.All(shown, text => Assert.Contains(text, Examples.Values));
    }

    private static string Example(string name) => Examples.TryGetValue(name, out var text) ? text : throw new InvalidDataException($"there is no example '{name}'");

    [GeneratedRegex(@"<!-- (?<name>[\w-]+) -->\n```(?<language>\w+)\n.*?\n```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"/// <example>\n */// <code>\n(?<text>.*?) */// </code>", RegexOptions.Singleline)]
    private static partial Regex Docstring();
}
