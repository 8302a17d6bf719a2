using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Loading;

/// <summary>One text: a module's or a submodule's.</summary>
internal sealed class SourceUnit
{
    private Dictionary<string, string>? _moduleNames;

    public SourceUnit(YangStatement root, byte[] hash)
    {
        Root = root;
        Hash = hash;
        Name = root.Argument ?? "";
        IsSubmodule = root.Keyword == "submodule";
        IsYang11 = root.Find("yang-version")?.Argument == "1.1";
        Prefix = (IsSubmodule ? root.Find("belongs-to")?.Find("prefix") : root.Find("prefix"))?.Argument ?? "";

        // The latest counts, in whatever order they stand (RFC 7950 section 7.1.9); dates compare as text.
        Revision = root.FindAll("revision").Select(revision => revision.Argument).Max(StringComparer.Ordinal);
        Scope = new(this);
    }

    /// <summary>The module or submodule statement.</summary>
    public YangStatement Root { get; }

    /// <summary>SHA-256 of the text.</summary>
    public byte[] Hash { get; }

    public string Name { get; }

    public bool IsSubmodule { get; }

    public bool IsYang11 { get; }

    /// <summary>The latest revision, or null.</summary>
    public string? Revision { get; }

    /// <summary>The prefix that the text has for its own module.</summary>
    public string Prefix { get; }

    /// <summary>The module that this is, or is a part of.</summary>
    public ModuleDraft Module { get; set; } = null!;

    /// <summary>The imported modules by prefix; null for one that could not be had.</summary>
    public Dictionary<string, ModuleDraft?> Imports { get; } = new(StringComparer.Ordinal);

    /// <summary>The import statements with the module that each came to.</summary>
    public List<(YangStatement Statement, ModuleDraft? Target)> ImportEdges { get; } = [];

    /// <summary>The include statements with the submodule that each came to.</summary>
    public List<(YangStatement Statement, SourceUnit? Target)> IncludeEdges { get; } = [];

    /// <summary>The scope of the top level.</summary>
    public Scope Scope { get; }

    /// <summary>The scopes further in, by the statement that defines something.</summary>
    public Dictionary<YangStatement, Scope> InnerScopes { get; } = [];

    /// <summary>The names of the modules that prefixes stand for, those not at hand left out; complete when all is loaded.</summary>
    public Dictionary<string, string> ModuleNames => _moduleNames ??= NameModules();

    /// <summary>The module that a prefix stands for.</summary>
    /// <param name="prefix">The prefix; null for the module itself.</param>
    /// <param name="module">The module; null when it is not at hand.</param>
    /// <returns>Whether the prefix is known.</returns>
    public bool TryResolve(string? prefix, out ModuleDraft? module)
    {
        if (prefix is null || prefix == Prefix)
        {
            module = Module;
            return true;
        }

        return Imports.TryGetValue(prefix, out module);
    }

    private Dictionary<string, string> NameModules()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { [Prefix] = Module.Name };
        foreach (var (prefix, module) in Imports)
        {
            if (module is not null)
            {
                names.TryAdd(prefix, module.Name);
            }
        }

        return names;
    }

    public override string ToString() => Revision is null ? Name : Name + "@" + Revision;
}
