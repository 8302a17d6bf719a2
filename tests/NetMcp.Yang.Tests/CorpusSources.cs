using System.Collections.Concurrent;
using NetMcp.TestKit;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Tests;

/// <summary>The modules of the corpus, by the names and revisions in their files' names.</summary>
internal sealed class CorpusSources : IModuleSources
{
    private static readonly ConcurrentDictionary<string, YangSource> Texts = new(StringComparer.Ordinal);

    private readonly ILookup<string, (string? Revision, string Path)> _files;

    /// <param name="files">The files; of two with one name and revision the first is taken.</param>
    public CorpusSources(IEnumerable<string> files) => _files = files.ToLookup(NameOf, file => (RevisionOf(file), file), StringComparer.Ordinal);

    /// <summary>All of it.</summary>
    public static CorpusSources All { get; } = new(YangCorpus.All);

    /// <summary>The name of a file's module.</summary>
    public static string NameOf(string file) => Path.GetFileNameWithoutExtension(file).Split('@')[0];

    /// <summary>The revision in a file's name, or null.</summary>
    public static string? RevisionOf(string file) => Path.GetFileNameWithoutExtension(file).Split('@') is [_, var revision] ? revision : null;

    /// <summary>The schema of modules by name, each in its latest revision.</summary>
    public static YangSchema Compile(params string[] modules) =>
        YangCompiler.Compile(new CompileRequest([.. modules.Select(name => new RequestedModule(name))], All)).Schema;

    /// <summary>The text of a file, read once.</summary>
    public static YangSource Read(string file) => Texts.GetOrAdd(file, path => new(YangCorpus.ShortName(path), File.ReadAllText(path)));

    public YangSource? Find(string name, string? revision) => _files[name]
        .Where(file => revision is null || file.Revision is null || file.Revision == revision)
        .OrderByDescending(file => file.Revision, StringComparer.Ordinal)
        .Select(file => Read(file.Path))
        .FirstOrDefault();
}
