using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Validation.Checking;

/// <summary>What is there of the children of one node.</summary>
internal sealed class Siblings
{
    private readonly HashSet<SchemaNode> _present = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SchemaNode, CaseNode> _cases = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SchemaNode, List<DataNode>> _entries = new(ReferenceEqualityComparer.Instance);

    /// <summary>The entries of each list and leaf-list.</summary>
    public IEnumerable<KeyValuePair<SchemaNode, List<DataNode>>> Entries => _entries;

    public bool Has(SchemaNode schema) => schema is ChoiceNode ? _cases.ContainsKey(schema) : _present.Contains(schema);

    /// <summary>Notes a node; gives a choice of which another case is there too.</summary>
    public ChoiceNode? Add(DataNode node, SchemaNode schema)
    {
        _present.Add(schema);
        if (schema is ListNode or LeafListNode)
        {
            if (!_entries.TryGetValue(schema, out var entries))
            {
                _entries.Add(schema, entries = []);
            }

            entries.Add(node);
        }

        ChoiceNode? torn = null;
        for (var above = schema.Parent; above is { IsDataNode: false }; above = above.Parent)
        {
            if (above is CaseNode mine && above.Parent is ChoiceNode choice && !_cases.TryAdd(choice, mine) && !ReferenceEquals(_cases[choice], mine))
            {
                torn = choice;
            }
        }

        return torn;
    }

    /// <summary>Whether every case around a node, up to the data node above, has a node in the data (RFC 7950 section 7.6.5).</summary>
    public bool AreCasesThere(SchemaNode schema)
    {
        for (var above = schema.Parent; above is { IsDataNode: false }; above = above.Parent)
        {
            if (above is CaseNode && above.Parent is ChoiceNode choice && !ReferenceEquals(_cases.GetValueOrDefault(choice), above))
            {
                return false;
            }
        }

        return true;
    }
}
