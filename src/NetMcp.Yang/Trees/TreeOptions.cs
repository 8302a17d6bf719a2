using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Trees;

/// <summary>How much a tree diagram shows.</summary>
public sealed record TreeOptions
{
    /// <summary>The default: everything.</summary>
    public static TreeOptions Default { get; } = new();

    /// <summary>How many levels of nodes are shown; below them stands <c>...</c> (RFC 8340 section 2.4). Null for all.</summary>
    public int? Depth { get; init; }

    /// <summary>The most lines; where it ends early, the last line is <c>...</c>.</summary>
    public int MaxLines { get; init; } = int.MaxValue;

    /// <summary>Whether a data node is there for whoever asks; null for all. Only the diagram of a node heeds it.</summary>
    public Func<Schema.SchemaNode, bool>? Shows { get; init; }

    /// <summary>
    /// The statements of the module shown and of its submodules. With them its augments are shown as they are written, with each
    /// <c>uses</c> as one node (RFC 8340 section 2.6, <c>-u</c>); without them as the schema has them, all groupings expanded.
    /// </summary>
    public IReadOnlyList<YangStatement> Written { get; init; } = [];
}
