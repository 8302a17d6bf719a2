using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Validation.Checking;

/// <summary>What has to be looked at below a schema node although it is not in the data.</summary>
internal sealed class SchemaDuties
{
    private readonly Dictionary<SchemaNode, List<SchemaNode>> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// The nodes below a data node whose absence matters: mandatory leafs and choices, lists that want entries, and what is there by default
    /// and has constraints on it or below it.
    /// </summary>
    public List<SchemaNode> Below(SchemaNode parent)
    {
        if (!_known.TryGetValue(parent, out var duties))
        {
            duties = [.. Among(parent.Children)];
            _known.Add(parent, duties);
        }

        return duties;
    }

    /// <summary>The same of the nodes at the top.</summary>
    public List<SchemaNode> Among(IEnumerable<SchemaNode> nodes)
    {
        var duties = new List<SchemaNode>();
        foreach (var node in nodes)
        {
            if (IsOfInterest(node))
            {
                duties.Add(node);
            }

            if (!node.IsDataNode)
            {
                duties.AddRange(Among(node.Children));
            }
        }

        return duties;
    }

    private bool IsOfInterest(SchemaNode node) => node switch
    {
        LeafNode leaf => !leaf.IsKey && (leaf.Mandatory || (leaf.Default is not null && !leaf.Musts.IsEmpty)),
        LeafListNode leafList => leafList.MinElements > 0 || (!leafList.Defaults.IsEmpty && !leafList.Musts.IsEmpty),
        ListNode list => list.MinElements > 0,
        ChoiceNode choice => choice.Mandatory,
        AnyNode any => any.Mandatory,
        ContainerNode { Presence: null } container => !container.Musts.IsEmpty || Below(container).Count > 0,
        _ => false,
    };
}
