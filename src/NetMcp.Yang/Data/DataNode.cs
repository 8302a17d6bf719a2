using System.Collections.Immutable;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Data;

/// <summary>
/// An instance of a schema node: a container, a list entry, a leaf, one entry of a leaf-list... Built once by a reader or an editor of
/// this room and not changed afterwards.
/// </summary>
public sealed class DataNode
{
    private static readonly List<DataNode> NoChildren = [];

    private List<DataNode>? _children;

    internal DataNode(SchemaNode? schema, string moduleName, string name)
    {
        Schema = schema;
        ModuleName = moduleName;
        Name = name;
    }

    /// <summary>Its schema node; null when the schema does not know it, in which case it is kept as it came.</summary>
    public SchemaNode? Schema { get; }

    /// <summary>The module in whose namespace it is; for an unknown namespace that namespace itself.</summary>
    public string ModuleName { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The data node above, or null at the top.</summary>
    public DataNode? Parent { get; internal set; }

    /// <summary>The data nodes below, in document order; the entries of a list or leaf-list are siblings.</summary>
    public IReadOnlyList<DataNode> Children => _children ?? (IReadOnlyList<DataNode>)[];

    /// <summary>
    /// The value of a leaf or leaf-list entry in the form that RFC 7951 gives its text: canonical where the type has a canonical form
    /// (RFC 7950 section 9.1), with module names as the prefixes of identities and instance-identifiers. An unknown element's text. Null for
    /// what has no value; the empty string for type empty.
    /// </summary>
    public string? Value { get; internal set; }

    /// <summary>
    /// The type that the value has: what a leafref refers to, and the member of a union that took it (RFC 7950 section 9.12). Null for what
    /// has no value, has no schema, or holds a text that is no value of its type.
    /// </summary>
    public YangType? ValueType { get; internal set; }

    /// <summary>The metadata on it (RFC 7952).</summary>
    public ImmutableArray<DataAnnotation> Annotations { get; internal set; } = [];

    /// <summary>Whether it is there only as a default (RFC 6243; RFC 7950 section 7.6.1).</summary>
    public bool IsDefault { get; internal set; }

    /// <summary>The line of the document that it came from, from 1; 0 when it is not known.</summary>
    public int Line { get; internal set; }

    /// <summary>The JSON that the value of an unknown node or anyxml came as.</summary>
    internal DataValueShape Shape { get; set; }

    /// <summary>Whether an unknown node stood in a JSON array, so that it returns into one even when it is alone.</summary>
    internal bool IsArrayEntry { get; set; }

    /// <summary>The children as a list that is not to be changed, and that costs nothing to go through.</summary>
    internal List<DataNode> FixedChildren => _children ?? NoChildren;

    /// <summary>The children as a list that can be added to; reading <see cref="Children"/> does not make one.</summary>
    internal List<DataNode> ChildList => _children ??= [];
}
