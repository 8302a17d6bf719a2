using System.Collections.Immutable;

namespace NetMcp.Yang.Schema;

/// <summary>
/// A node of the compiled schema tree: groupings used, augments and deviations applied, disabled features left out. Immutable once the
/// compiler has handed the schema out, so any number of threads may read it.
/// </summary>
public abstract class SchemaNode
{
    private protected SchemaNode(string name, YangModule module)
    {
        Name = name;
        Module = module;
    }

    /// <summary>What it is.</summary>
    public abstract SchemaNodeKind Kind { get; }

    /// <summary>Its identifier.</summary>
    public string Name { get; }

    /// <summary>The module in whose namespace it is: that of the uses or augment, not of the grouping (RFC 7950 section 7.13).</summary>
    public YangModule Module { get; }

    /// <summary>The schema node above, choices and cases included; null at the top of a module.</summary>
    public SchemaNode? Parent { get; internal set; }

    /// <summary>The schema nodes below, in schema order.</summary>
    public ImmutableArray<SchemaNode> Children { get; internal set; } = [];

    /// <summary>Whether it is configuration (RFC 7950 section 7.21.1), inherited. False below input, output and notification.</summary>
    public bool IsConfig { get; internal set; } = true;

    /// <summary>Its status.</summary>
    public NodeStatus Status { get; internal set; }

    /// <summary>What the module says about it.</summary>
    public string? Description { get; internal set; }

    /// <summary>What the module refers to for it.</summary>
    public string? Reference { get; internal set; }

    /// <summary>The when conditions on it: its own and those of the uses and augments that brought it (RFC 7950 section 7.21.5).</summary>
    public ImmutableArray<SchemaWhen> Whens { get; internal set; } = [];

    /// <summary>The must constraints on it (RFC 7950 section 7.5.3).</summary>
    public ImmutableArray<SchemaMust> Musts { get; internal set; } = [];

    /// <summary>
    /// The if-feature expressions of its statement as written, all of them true here (RFC 7950 section 7.20.2); tree diagrams show them
    /// (RFC 8340 section 2.6).
    /// </summary>
    public ImmutableArray<string> IfFeatures { get; internal set; } = [];

    /// <summary>Extension statements on it, for example <c>nacm:default-deny-all</c> (RFC 8341 section 3.5).</summary>
    public ImmutableArray<SchemaExtension> Extensions { get; internal set; } = [];

    /// <summary>Whether it appears in data: not a choice, case, input or output.</summary>
    public bool IsDataNode => Kind is not (SchemaNodeKind.Choice or SchemaNodeKind.Case or SchemaNodeKind.Input or SchemaNodeKind.Output);

    /// <summary>
    /// Whether its own statement asks for it: mandatory of a leaf, choice, anydata or anyxml, min-elements of a list or leaf-list. A container
    /// without presence that has such a node below it, which RFC 7950 section 3 counts among the mandatory nodes too, says false.
    /// </summary>
    public virtual bool IsMandatory => false;
}
