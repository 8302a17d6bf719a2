using System.Collections.Immutable;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Schema;

/// <summary>A leaf-list (RFC 7950 section 7.7).</summary>
public sealed class LeafListNode : SchemaNode
{
    internal LeafListNode(string name, YangModule module)
        : base(name, module)
    {
    }

    /// <inheritdoc/>
    public override SchemaNodeKind Kind => SchemaNodeKind.LeafList;

    /// <summary>The type of each entry.</summary>
    public YangType Type { get; internal set; } = null!;

    /// <summary>The type's name as the statement has it, prefix included: what a tree diagram shows (RFC 8340 section 2.6). Null when not known.</summary>
    public string? WrittenType { get; internal set; }

    /// <summary>The defaults in use, lexical (RFC 7950 section 7.7.2).</summary>
    public ImmutableArray<string> Defaults { get; internal set; } = [];

    /// <summary>The units, from the leaf-list or else its type.</summary>
    public string? Units { get; internal set; }

    /// <summary>The fewest entries.</summary>
    public uint MinElements { get; internal set; }

    /// <summary>The most entries; null for no bound.</summary>
    public uint? MaxElements { get; internal set; }

    /// <summary>Whether the order of entries is the user's (RFC 7950 section 7.7.7).</summary>
    public bool IsOrderedByUser { get; internal set; }

    /// <inheritdoc/>
    public override bool IsMandatory => MinElements > 0;
}
