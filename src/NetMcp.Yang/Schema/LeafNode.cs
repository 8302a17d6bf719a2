using NetMcp.Yang.Types;

namespace NetMcp.Yang.Schema;

/// <summary>A leaf (RFC 7950 section 7.6).</summary>
public sealed class LeafNode : SchemaNode
{
    internal LeafNode(string name, YangModule module)
        : base(name, module)
    {
    }

    /// <inheritdoc/>
    public override SchemaNodeKind Kind => SchemaNodeKind.Leaf;

    /// <summary>Its type.</summary>
    public YangType Type { get; internal set; } = null!;

    /// <summary>The type's name as the statement has it, prefix included: what a tree diagram shows (RFC 8340 section 2.6). Null when not known.</summary>
    public string? WrittenType { get; internal set; }

    /// <summary>The default in use, from the leaf or else its type, lexical; null when there is none (RFC 7950 section 7.6.1).</summary>
    public string? Default { get; internal set; }

    /// <summary>The units, from the leaf or else its type.</summary>
    public string? Units { get; internal set; }

    /// <summary>Whether the leaf is a key of the list above it.</summary>
    public bool IsKey { get; internal set; }

    /// <summary>Whether the mandatory statement says so.</summary>
    public bool Mandatory { get; internal set; }

    /// <inheritdoc/>
    public override bool IsMandatory => Mandatory;
}
