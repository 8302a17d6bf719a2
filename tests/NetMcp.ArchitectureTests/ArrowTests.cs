using Xunit;

namespace NetMcp.ArchitectureTests;

/// <summary>Only the arrows that docs/architecture.md draws exist.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Drawn = new()
    {
        ["NetMcp.Core"] = [],
        ["NetMcp.Ssh"] = [],
        ["NetMcp.Netconf"] = ["NetMcp.Ssh"],
        ["NetMcp.Devices"] = ["NetMcp.Core", "NetMcp.Netconf"],
        ["NetMcp.Tools"] = ["NetMcp.Core"],
        ["NetMcp.Server"] = ["NetMcp.Devices", "NetMcp.Tools"],
    };

    [Fact]
    public void SourceProjects_Referring_FollowTheDrawnArrows()
    {
        var actual = SolutionTree.SourceProjects();

        Assert.Equal(Drawn.Keys.Order(), actual.Keys.Order());
        foreach (var (project, references) in actual)
        {
            Assert.True(references.SetEquals(Drawn[project]), $"{project} refers to {string.Join(", ", references.Order())}; drawn: {string.Join(", ", Drawn[project])}");
        }
    }

    [Theory]
    [InlineData("src/NetMcp.Tools", "NetMcp.Devices")]
    [InlineData("src/NetMcp.Tools", "NetMcp.Netconf")]
    [InlineData("src/NetMcp.Tools", "NetMcp.Ssh")]
    [InlineData("src/NetMcp.Ssh", "NetMcp.Netconf")]
    [InlineData("src/NetMcp.Core", "NetMcp.Devices")]
    public void SourceFiles_Using_NeverReachAgainstTheArrows(string folder, string room)
    {
        var offenders = SolutionTree.SourceFiles(folder)
            .Where(file => File.ReadLines(file.FullName).Any(line => line.StartsWith("using " + room, StringComparison.Ordinal)))
            .Select(file => file.Name);

        Assert.Empty(offenders);
    }

    [Fact]
    public void LibSsh_PInvoke_StaysInSsh()
    {
        var offenders = SolutionTree.SourceFiles("src")
            .Where(file => !file.FullName.Contains("NetMcp.Ssh", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file.FullName).Contains("LibraryImport", StringComparison.Ordinal))
            .Select(file => file.Name);

        Assert.Empty(offenders);
    }
}
