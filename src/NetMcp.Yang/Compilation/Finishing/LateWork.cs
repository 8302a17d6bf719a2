using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Finishing;

/// <summary>What can be done only when all nodes are there.</summary>
internal sealed class LateWork
{
    /// <summary>The template whose nodes are being made; null outside of templates.</summary>
    public Func<DataTemplate>? Template { get; set; }

    /// <summary>The leafs and leaf-lists: leafrefs are bound to what they refer to, then defaults are read.</summary>
    public List<LateLeaf> Leafs { get; } = [];

    /// <summary>The nodes that have conditions, which may name any node.</summary>
    public List<(NodeDraft Draft, SchemaNode Node, Func<DataTemplate>? Template)> Conditioned { get; } = [];

    /// <summary>The names of nodes that features and deviations took away.</summary>
    public HashSet<(string Module, string Name)> TakenAway { get; } = [];

    /// <summary>The nodes that augments added to nodes of other modules.</summary>
    public List<(NodeDraft Draft, SchemaNode Node)> Augmenting { get; } = [];
}

/// <summary>A leaf or leaf-list to look at again.</summary>
/// <param name="Draft">Its draft.</param>
/// <param name="Node">The node.</param>
/// <param name="Template">The template that it is in, known when this is asked; null outside of templates.</param>
internal readonly record struct LateLeaf(NodeDraft Draft, SchemaNode Node, Func<DataTemplate>? Template);
