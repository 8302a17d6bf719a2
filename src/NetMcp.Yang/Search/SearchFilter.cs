using System.Collections.Frozen;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Search;

/// <summary>Which nodes a search may find; every member that is set must match.</summary>
public sealed record SearchFilter
{
    /// <summary>Nothing is left out.</summary>
    public static SearchFilter None { get; } = new();

    /// <summary>The kinds; null for all.</summary>
    public FrozenSet<SchemaNodeKind>? Kinds { get; init; }

    /// <summary>True for configuration only, false for what is none; null for both.</summary>
    public bool? IsConfig { get; init; }

    /// <summary>The name of the module in whose namespace a node is; null for all.</summary>
    public string? Module { get; init; }

    /// <summary>Whether only what is in datastores is found: no operations and notifications, and nothing inside of them.</summary>
    public bool InDatastores { get; init; }

    /// <summary>Whether a data node is there for whoever asks; null for all.</summary>
    public Func<SchemaNode, bool>? Shows { get; init; }

    internal bool Matches(SchemaNode node) =>
        (Kinds is null || Kinds.Contains(node.Kind)) && (IsConfig is null || node.IsConfig == IsConfig) && (Module is null || node.Module.Name == Module) &&
        (!InDatastores || IsInDatastore(node)) && (Shows is null || Shows(node));

    private static bool IsInDatastore(SchemaNode? node)
    {
        while (node is not (null or OperationNode or NotificationNode))
        {
            node = node.Parent;
        }

        return node is null;
    }
}
