using NetMcp.Yang.Compilation;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Bench;

/// <summary>Modules that are compiled into one schema.</summary>
/// <param name="Name">What they are called in the results.</param>
/// <param name="Files">Their files, one a module.</param>
/// <param name="Folders">Where what they import and include is looked for.</param>
internal sealed record ModelSet(string Name, IReadOnlyList<string> Files, IReadOnlyList<string> Folders)
{
    /// <summary>The IETF's modules, each in its latest revision.</summary>
    public static ModelSet Ietf(string corpus) => new(
        "IETF",
        [.. Modules(Directory.GetFiles(Path.Combine(corpus, "ietf"), "*@*.yang")).GroupBy(NameOf, StringComparer.Ordinal).Select(group => group.Max(StringComparer.Ordinal)!)],
        Common(corpus));

    /// <summary>The modules of OpenConfig.</summary>
    public static ModelSet OpenConfig(string corpus)
    {
        var files = Directory.GetFiles(Path.Combine(corpus, "openconfig"), "*.yang", SearchOption.AllDirectories);
        return new("OpenConfig", [.. Modules(files)], [.. files.Select(file => Path.GetDirectoryName(file)!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), .. Common(corpus)]);
    }

    /// <summary>The name of a file's module.</summary>
    public static string NameOf(string file) => Path.GetFileNameWithoutExtension(file).Split('@')[0];

    /// <summary>What is asked of the compiler: these modules, and what they import, implemented; their texts read from the files each time.</summary>
    public CompileRequest ToRequest() =>
        new([.. Files.Select(file => new RequestedModule(NameOf(file)))], new FolderSources([.. Files, .. Folders.SelectMany(folder => Directory.GetFiles(folder, "*.yang"))])) { ImplementImports = true };

    private static string[] Common(string corpus) => [Path.Combine(corpus, "ietf"), Path.Combine(corpus, "iana")];

    private static IEnumerable<string> Modules(IEnumerable<string> files) => files
        .Where(file => YangParser.Parse(new YangSource(file, File.ReadAllText(file))).Root is { Keyword: "module" })
        .Order(StringComparer.Ordinal);
}
