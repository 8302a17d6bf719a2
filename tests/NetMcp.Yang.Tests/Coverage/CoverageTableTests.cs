using System.Text.RegularExpressions;
using NetMcp.TestKit;

namespace NetMcp.Yang.Tests.Coverage;

/// <summary>docs/protocols/yang.md says what the tests say. <c>NETMCP_UPDATE_DOCS=1</c> writes it anew.</summary>
public sealed partial class CoverageTableTests
{
    private const string Begin = "<!-- from the tests: begin -->\n";
    private const string End = "<!-- from the tests: end -->";

    private static readonly string Page = Path.Combine(Repository.Root, "docs", "protocols", "yang.md");
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "NetMcp.Yang.Tests", "Coverage");

    [Fact]
    public void Page_Tables_AreWhatTheTestsCover()
    {
        var sections = CoverageTable.Sections(Folder);
        var tests = CoverageTable.Tests(typeof(CoverageTableTests).Assembly);
        var page = File.ReadAllText(Page);
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        var wanted = page[..begin] + CoverageTable.Render(sections, tests) + page[end..];

        if (Environment.GetEnvironmentVariable("NETMCP_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(Page, wanted);
            page = wanted;
        }

        Assert.True(page == wanted, "docs/protocols/yang.md is not what the tests cover: run this test with NETMCP_UPDATE_DOCS=1");
    }

    [Fact]
    public void Sections_WithoutATestHere_SayWhyOrNameOneThatIs()
    {
        var tests = CoverageTable.Tests(typeof(CoverageTableTests).Assembly);
        Assert.DoesNotContain(CoverageTable.Sections(Folder), section => section.Remark is null && !tests.Contains((section.Trait, section.Number)));

        var named = CoverageTable.Sections(Folder).SelectMany(section => TestName().Matches(section.Remark ?? "")).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, test => Assert.Contains(
            Directory.GetFiles(Repository.Path("tests"), test.Groups["type"].Value + ".cs", SearchOption.AllDirectories),
            file => File.ReadAllText(file).Contains($" {test.Groups["method"].Value}(", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"`(?<type>\w+Tests)\.(?<method>\w+)`")]
    private static partial Regex TestName();
}
