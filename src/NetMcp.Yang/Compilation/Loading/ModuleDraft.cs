using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Compilation.Templates;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Loading;

/// <summary>A module while it is compiled: its texts, what they define, and what it comes to.</summary>
internal sealed class ModuleDraft
{
    public ModuleDraft(SourceUnit main)
    {
        Main = main;
        Units = [main];
        main.Module = this;
        Schema = new(main.Name, main.Root.Find("namespace")?.Argument ?? "", main.Prefix)
        {
            Revision = main.Revision,
            IsYang11 = main.IsYang11,
            Description = main.Root.Find("description")?.Argument,
        };
    }

    public SourceUnit Main { get; }

    /// <summary>The module's own text and those of its submodules.</summary>
    public List<SourceUnit> Units { get; }

    /// <summary>What nodes refer to as their module; filled in as the phases go.</summary>
    public YangModule Schema { get; }

    public string Name => Main.Name;

    public string? Revision => Main.Revision;

    /// <summary>What the request says of it; null for a module that is there for others.</summary>
    public RequestedModule? Requested { get; set; }

    public bool IsImplemented { get; set; }

    public Dictionary<string, Definition> Typedefs { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Definition> Groupings { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Definition> Identities { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Definition> Features { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Definition> Extensions { get; } = new(StringComparer.Ordinal);

    /// <summary>The top-level nodes.</summary>
    public DraftList Roots { get; } = new();

    /// <summary>The templates in it.</summary>
    public List<TemplateDraft> Templates { get; } = [];

    /// <summary>The names of the modules that augment it.</summary>
    public SortedSet<string> AugmentedBy { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of the modules whose deviations changed it.</summary>
    public SortedSet<string> DeviatedBy { get; } = new(StringComparer.Ordinal);

    public override string ToString() => Schema.ToString();
}
