using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>
/// Makes the nodes that are there without standing in the data: containers without presence, and leafs and leaf-lists whose defaults are in
/// use (RFC 7950 sections 6.4.1, 7.5.1, 7.6.1 and 7.7.2).
/// </summary>
internal sealed class DefaultNodes(AccessibleTree tree)
{
    // Conditions of defaults that ask for defaults with conditions that ask... are evaluated within each other.
    private const int MaxNesting = 64;

    private readonly Dictionary<Place, DataNode[]> _made = [];
    private readonly HashSet<Place> _asked = [];

    /// <summary>Whether a schema node is of a kind that can be there by default.</summary>
    public static bool CanBeMade(SchemaNode schema) =>
        schema is ContainerNode { Presence: null } or LeafNode { Default: not null } or LeafListNode { Defaults.IsEmpty: false };

    /// <summary>The nodes that stand for a schema node of which the data has none there; none when its defaults are not in use.</summary>
    public IReadOnlyList<DataNode> Of(DataNode? parent, SchemaNode schema, XPathBudget budget)
    {
        if (!CanBeMade(schema) || (!schema.IsConfig && !tree.Options.HasState && !IsInOperation(schema)))
        {
            return [];
        }

        var place = new Place(parent, schema);
        if (_made.TryGetValue(place, out var known))
        {
            return known;
        }

        // A default whose own condition asks for it is not there while it is asked.
        if (!_asked.Add(place))
        {
            return [];
        }

        if (_asked.Count > MaxNesting)
        {
            budget.GiveUp();
        }

        var made = IsCaseInUse(parent, schema) ? Make(parent, schema) : [];
        made = made.Length == 0 || budget.IsSpent || WhenConditions.FindBroken(tree, schema, made[0], budget) is null ? made : [];
        _asked.Remove(place);
        if (!budget.IsSpent)
        {
            _made.Add(place, made);
        }

        return made;
    }

    private static DataNode[] Make(DataNode? parent, SchemaNode schema) => schema switch
    {
        LeafNode leaf => [Node(parent, schema, leaf.Default)],
        LeafListNode leafList => [.. leafList.Defaults.Select(value => Node(parent, schema, value))],
        _ => [Node(parent, schema, null)],
    };

    private static DataNode Node(DataNode? parent, SchemaNode schema, string? value) =>
        new(schema, schema.Module.Name, schema.Name) { Parent = parent, Value = value, IsDefault = true };

    // RFC 7950 sections 7.6.1 and 7.9.3: the case is there, or it is the default and no other one is.
    private bool IsCaseInUse(DataNode? parent, SchemaNode schema)
    {
        for (var above = schema.Parent; above is { IsDataNode: false }; above = above.Parent)
        {
            if (above is CaseNode && above.Parent is ChoiceNode choice && !Exists(parent, above) && (!ReferenceEquals(choice.DefaultCase, above) || Exists(parent, choice)))
            {
                return false;
            }
        }

        return true;
    }

    private bool Exists(DataNode? parent, SchemaNode choiceOrCase)
    {
        foreach (var node in tree.RealChildrenOf(parent))
        {
            for (var above = node.Schema?.Parent; above is { IsDataNode: false }; above = above.Parent)
            {
                if (ReferenceEquals(above, choiceOrCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsInOperation(SchemaNode schema)
    {
        for (var above = schema.Parent; above is not null; above = above.Parent)
        {
            if (above is OperationNode or NotificationNode)
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Place(DataNode? Parent, SchemaNode Schema);
}
