using Xunit;

namespace NetMcp.ArchitectureTests;

/// <summary>Only the arrows that docs/architecture.md draws exist.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Drawn = new()
    {
        ["NetMcp.Core"] = ["NetMcp.Yang"],
        ["NetMcp.Yang"] = [],
        ["NetMcp.Files"] = [],
        ["NetMcp.Ssh"] = [],
        ["NetMcp.Netconf"] = ["NetMcp.Ssh"],
        ["NetMcp.Devices"] = ["NetMcp.Core", "NetMcp.Netconf", "NetMcp.Ssh", "NetMcp.Yang"],
        ["NetMcp.Changes"] = ["NetMcp.Core", "NetMcp.Files", "NetMcp.Yang"],
        ["NetMcp.Trust"] = ["NetMcp.Core", "NetMcp.Files", "NetMcp.Yang"],
        ["NetMcp.Audit"] = ["NetMcp.Core", "NetMcp.Files"],
        ["NetMcp.Tools"] = ["NetMcp.Changes", "NetMcp.Core", "NetMcp.Yang"],
        ["NetMcp.Server"] = ["NetMcp.Audit", "NetMcp.Changes", "NetMcp.Core", "NetMcp.Devices", "NetMcp.Files", "NetMcp.Tools", "NetMcp.Trust", "NetMcp.Yang"],
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

    [Fact]
    public void SourceFiles_Using_NeverReachAgainstTheArrows()
    {
        var offenders =
            from project in Drawn
            from file in SolutionTree.SourceFiles("src/" + project.Key)
            from line in File.ReadLines(file.FullName)
            where line.StartsWith("using NetMcp.", StringComparison.Ordinal)
            let room = string.Join('.', line["using ".Length..].TrimEnd(';').Split('.').Take(2))
            where room != project.Key && !project.Value.Contains(room)
            select $"{project.Key}/{file.Name}: {room}";

        Assert.Empty(offenders);
    }

    /// <summary>Native code is libssh, in one room, and what .NET lacks of libc: the writing of a folder's names to the disk.</summary>
    [Fact]
    public void PInvoke_OutsideOfSsh_IsOfLibCAlone()
    {
        var offenders =
            from file in SolutionTree.SourceFiles("src")
            where !file.FullName.Contains("NetMcp.Ssh", StringComparison.Ordinal)
            from line in File.ReadLines(file.FullName)
            where line.Contains("DllImport", StringComparison.Ordinal) || (line.Contains("LibraryImport(", StringComparison.Ordinal) && !line.Contains("LibraryImport(\"libc\"", StringComparison.Ordinal))
            select $"{file.Name}: {line.Trim()}";

        Assert.Empty(offenders);
    }
}
