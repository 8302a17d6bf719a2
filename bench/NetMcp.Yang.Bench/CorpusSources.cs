using NetMcp.Yang.Compilation;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Bench;

/// <summary>Modules from the corpus: of several revisions the latest.</summary>
internal sealed class CorpusSources(string corpus) : IModuleSources
{
    private static readonly string[] Folders = ["ietf", "iana"];

    /// <summary>The schema of ietf-interfaces with its interface types.</summary>
    public static YangSchema Interfaces(string corpus)
    {
        var request = new CompileRequest([new RequestedModule("ietf-interfaces"), new RequestedModule("iana-if-type")], new CorpusSources(corpus));
        var compilation = YangCompiler.Compile(request);
        return compilation.Succeeded ? compilation.Schema : throw new InvalidOperationException(string.Join('\n', compilation.Diagnostics));
    }

    /// <summary>The file of a module.</summary>
    public static string? FileOf(string corpus, string name, string? revision = null) =>
        Folders.SelectMany(folder => Directory.GetFiles(Path.Combine(corpus, folder), $"{name}@{revision ?? "*"}.yang")).Max(StringComparer.Ordinal);

    public YangSource? Find(string name, string? revision) =>
        FileOf(corpus, name, revision) is { } file ? new YangSource(Path.GetFileName(file), File.ReadAllText(file)) : null;
}
