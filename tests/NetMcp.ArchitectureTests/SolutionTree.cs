using System.Xml.Linq;

namespace NetMcp.ArchitectureTests;

/// <summary>The source tree that these tests were built from, found upwards from the test's own folder.</summary>
internal static class SolutionTree
{
    public static DirectoryInfo Root { get; } = Find();

    /// <summary>Every source project with the projects that it refers to, by name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> SourceProjects() =>
        Directory.EnumerateFiles(Path.Combine(Root.FullName, "src"), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), References);

    /// <summary>Every C# file below a folder of the tree, build output left out.</summary>
    public static IEnumerable<FileInfo> SourceFiles(string folder) =>
        new DirectoryInfo(Path.Combine(Root.FullName, folder))
            .EnumerateFiles("*.cs", SearchOption.AllDirectories)
            .Where(file => !file.FullName.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    private static IReadOnlySet<string> References(string project) =>
        XDocument.Load(project).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .ToHashSet();

    private static DirectoryInfo Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NetMcp.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("NetMcp.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
