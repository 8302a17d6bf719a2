using NetMcp.Yang.Schema;

namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>What the data of a tree is of.</summary>
internal sealed record AccessibleTreeOptions
{
    public static AccessibleTreeOptions Default { get; } = new();

    /// <summary>Whether the data would hold state (RFC 7950 section 6.4.1), so that defaults of state are in use.</summary>
    public bool HasState { get; init; } = true;

    /// <summary>Whether what stands below an operation is its output.</summary>
    public bool IsOutput { get; init; }

    /// <summary>The schema node whose children the top-level nodes are; null for the top of a datastore.</summary>
    public SchemaNode? Top { get; init; }
}
