using NetMcp.Yang.Syntax;

namespace NetMcp.Devices.Schemas.Fetching;

/// <summary>What a module or submodule says about itself, and what it needs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsSubmodule">Whether it is a submodule.</param>
/// <param name="Revision">Its latest revision, if any.</param>
/// <param name="Needs">The modules that it imports and the submodules that it includes.</param>
internal sealed record ModuleHead(string Name, bool IsSubmodule, string? Revision, IReadOnlyList<NeededModule> Needs)
{
    /// <summary>Reads it; null when the text is no module at all.</summary>
    public static ModuleHead? Read(string text)
    {
        // What is wrong in it, the compiler says.
        var root = YangParser.Parse(new YangSource("module", text)).Root;
        if (root is not { Prefix: null, Keyword: "module" or "submodule", Argument: { Length: > 0 } name })
        {
            return null;
        }

        var imports = root.FindAll("import").Select(import => Needed(import, isSubmodule: false));
        var includes = root.FindAll("include").Select(include => Needed(include, isSubmodule: true));
        // RFC 7950 section 7.1.9: the revisions SHOULD stand latest first, which not every module does.
        var revision = root.FindAll("revision").Select(statement => statement.Argument).Max(StringComparer.Ordinal);
        return new ModuleHead(name, root.Keyword == "submodule", revision, [.. imports.Concat(includes).OfType<NeededModule>()]);
    }

    private static NeededModule? Needed(YangStatement statement, bool isSubmodule) => statement.Argument is { Length: > 0 } name
        ? new NeededModule(new ModuleKey(name, statement.Find("revision-date")?.Argument), isSubmodule)
        : null;
}
