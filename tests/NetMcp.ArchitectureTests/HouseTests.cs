using System.Text.RegularExpressions;
using Xunit;

namespace NetMcp.ArchitectureTests;

/// <summary>The rules of CONTRIBUTING.md that a machine can check.</summary>
public sealed partial class HouseTests
{
    private const int MostLines = 400;

    [Fact]
    public void SourceFiles_Length_StaysReadable() =>
        Assert.Empty(SolutionTree.SourceFiles("src").Where(file => File.ReadLines(file.FullName).Count() > MostLines).Select(file => file.Name));

    [Fact]
    public void SourceFiles_Namespace_IsTheFolder()
    {
        var offenders = SolutionTree.SourceFiles("src").Select(Mismatch).OfType<string>();

        Assert.Empty(offenders);
    }

    [Fact]
    public void SourceFiles_PublicTypes_AreOneAFile()
    {
        var offenders = SolutionTree.SourceFiles("src")
            .Where(file => PublicTopLevelType().Count(File.ReadAllText(file.FullName)) > 1)
            .Select(file => file.Name);

        Assert.Empty(offenders);
    }

    [Fact]
    public void SourceFiles_Names_SayWhatTheyDo()
    {
        var offenders = SolutionTree.SourceFiles("src")
            .Select(file => Path.GetFileNameWithoutExtension(file.Name))
            .Where(name => VagueName().IsMatch(name));

        Assert.Empty(offenders);
    }

    private static string? Mismatch(FileInfo file)
    {
        var folder = Path.GetRelativePath(Path.Combine(SolutionTree.Root.FullName, "src"), file.DirectoryName!).Replace(Path.DirectorySeparatorChar, '.');
        var declared = NamespaceLine().Match(File.ReadAllText(file.FullName));
        return !declared.Success || declared.Groups[1].Value == folder ? null : $"{file.Name}: {declared.Groups[1].Value}, folder {folder}";
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^public (?:sealed |static |abstract |partial |readonly |unsafe )*(?:class|record|struct|interface|enum|delegate) ", RegexOptions.Multiline)]
    private static partial Regex PublicTopLevelType();

    [GeneratedRegex("(Impl|Helper|Helpers|Manager|Utils|Utilities)$")]
    private static partial Regex VagueName();
}
