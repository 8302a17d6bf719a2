using NetMcp.Yang.Compilation;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Bench;

/// <summary>Modules by the names and revisions in their files' names, read anew each time.</summary>
internal sealed class FolderSources(IReadOnlyList<string> files) : IModuleSources
{
    private readonly ILookup<string, string> _byName = files.ToLookup(ModelSet.NameOf, StringComparer.Ordinal);

    public YangSource? Find(string name, string? revision) =>
        _byName[name].Where(file => revision is null || file.EndsWith($"@{revision}.yang", StringComparison.Ordinal)).Max(StringComparer.Ordinal) is { } file
            ? new YangSource(Path.GetFileName(file), File.ReadAllText(file))
            : null;
}
