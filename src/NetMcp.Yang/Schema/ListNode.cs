using System.Collections.Immutable;

namespace NetMcp.Yang.Schema;

/// <summary>A list (RFC 7950 section 7.8).</summary>
public sealed class ListNode : SchemaNode
{
    internal ListNode(string name, YangModule module)
        : base(name, module)
    {
    }

    /// <inheritdoc/>
    public override SchemaNodeKind Kind => SchemaNodeKind.List;

    /// <summary>The key leafs, in the order of the key statement; empty for a keyless state list.</summary>
    public ImmutableArray<LeafNode> Keys { get; internal set; } = [];

    /// <summary>The unique constraints: each the leafs whose values together differ between entries (RFC 7950 section 7.8.3).</summary>
    public ImmutableArray<ImmutableArray<LeafNode>> Uniques { get; internal set; } = [];

    /// <summary>The fewest entries.</summary>
    public uint MinElements { get; internal set; }

    /// <summary>The most entries; null for no bound.</summary>
    public uint? MaxElements { get; internal set; }

    /// <summary>Whether the order of entries is the user's (RFC 7950 section 7.7.7).</summary>
    public bool IsOrderedByUser { get; internal set; }

    /// <inheritdoc/>
    public override bool IsMandatory => MinElements > 0;
}
