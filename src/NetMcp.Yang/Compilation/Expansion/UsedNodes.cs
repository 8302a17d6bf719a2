namespace NetMcp.Yang.Compilation.Expansion;

/// <summary>The nodes that one uses statement brought, by name: its refines and augments look them up (RFC 7950 section 7.13).</summary>
internal sealed class UsedNodes(List<NodeDraft> nodes)
{
    private Dictionary<string, NodeDraft>? _byName;

    public List<NodeDraft> Nodes { get; } = nodes;

    public NodeDraft? Find(string name)
    {
        if (_byName is null)
        {
            _byName = new(Nodes.Count, StringComparer.Ordinal);
            foreach (var node in Nodes)
            {
                _byName.TryAdd(node.Name, node);
            }
        }

        return _byName.GetValueOrDefault(name);
    }
}
