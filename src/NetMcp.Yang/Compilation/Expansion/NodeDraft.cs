using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Expansion;

/// <summary>
/// A schema node while uses, refines, augments and deviations still change it. What it says about itself is its statement's, except where
/// one of these says otherwise.
/// </summary>
internal sealed class NodeDraft
{
    private Dictionary<string, List<Property>>? _changed;

    public NodeDraft(SchemaNodeKind kind, YangStatement statement, Scope scope, ModuleDraft module, NodeDraft? parent)
    {
        Kind = kind;
        Name = kind is SchemaNodeKind.Input or SchemaNodeKind.Output ? statement.Keyword : statement.Argument ?? "";
        Statement = statement;
        Scope = scope;
        Module = module;
        Parent = parent;
        Depth = parent is null ? 1 : parent.Depth + 1;
    }

    public SchemaNodeKind Kind { get; }

    public string Name { get; }

    /// <summary>The statement that defines it.</summary>
    public YangStatement Statement { get; }

    /// <summary>The scope inside the statement.</summary>
    public Scope Scope { get; }

    /// <summary>The module in whose namespace it is.</summary>
    public ModuleDraft Module { get; }

    public NodeDraft? Parent { get; }

    public int Depth { get; }

    public DraftList Children { get; } = new();

    /// <summary>Whether an if-feature of its own, or of the uses or augment that brought it, is false.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Whether a deviation says that it is not supported (RFC 7950 section 7.20.3.2).</summary>
    public bool IsNotSupported { get; set; }

    /// <summary>Whether an augment at the top of a module brought it as one of its own nodes.</summary>
    public bool IsTopOfAugment { get; set; }

    /// <summary>The when, status and if-feature of the uses and augments that brought it.</summary>
    public List<Bringer>? Bringers { get; set; }

    /// <summary>Extension statements that a refine or deviation put on it.</summary>
    public List<Property>? AddedExtensions { get; set; }

    /// <summary>What it says with this keyword, refines and deviations applied.</summary>
    public IReadOnlyList<Property> All(string keyword)
    {
        if (_changed is not null && _changed.TryGetValue(keyword, out var changed))
        {
            return changed;
        }

        List<Property>? found = null;
        foreach (var child in Statement.Children)
        {
            if (child.Prefix is null && child.Keyword == keyword)
            {
                (found ??= []).Add(new(child, Scope));
            }
        }

        return found ?? (IReadOnlyList<Property>)[];
    }

    /// <summary>The statement with this keyword, refines and deviations applied, or null.</summary>
    public Property? Find(string keyword)
    {
        if (_changed is not null && _changed.TryGetValue(keyword, out var changed))
        {
            return changed.Count > 0 ? changed[0] : null;
        }

        return Statement.Find(keyword) is { } own ? new(own, Scope) : null;
    }

    /// <summary>The argument of the statement with this keyword, or null.</summary>
    public string? Argument(string keyword) => Find(keyword)?.Statement.Argument;

    /// <summary>Says something instead of what was said.</summary>
    public void Replace(string keyword, IEnumerable<Property> properties) =>
        (_changed ??= new(StringComparer.Ordinal))[keyword] = [.. properties];

    public void Replace(string keyword, Property property) => Replace(keyword, [property]);

    /// <summary>Says something besides what was said.</summary>
    public void Add(string keyword, Property property)
    {
        if (_changed is null || !_changed.TryGetValue(keyword, out var changed))
        {
            Replace(keyword, All(keyword));
            changed = _changed![keyword];
        }

        changed.Add(property);
    }

    /// <summary>Whether a refine or deviation changed what it says with this keyword.</summary>
    public bool IsChanged(string keyword) => _changed is not null && _changed.ContainsKey(keyword);
}
