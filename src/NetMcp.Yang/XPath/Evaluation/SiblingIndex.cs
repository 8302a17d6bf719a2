using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>Finds nodes among many siblings: by name, by key, and their places.</summary>
internal sealed class SiblingIndex(List<DataNode> siblings)
{
    private static readonly List<DataNode> NoNodes = [];

    private Dictionary<(string Module, string Name), List<DataNode>>? _byName;
    private Dictionary<LeafNode, Dictionary<string, List<DataNode>>>? _byLeaf;
    private Dictionary<DataNode, int>? _places;

    public List<DataNode> Find(string module, string name)
    {
        _byName ??= Group(siblings, node => (node.ModuleName, node.Name));
        return _byName.GetValueOrDefault((module, name), NoNodes);
    }

    /// <summary>The list entries that have a leaf with this value.</summary>
    public List<DataNode> FindEntries(LeafNode leaf, string value)
    {
        _byLeaf ??= new(ReferenceEqualityComparer.Instance);
        if (!_byLeaf.TryGetValue(leaf, out var entries))
        {
            entries = Group(siblings.Where(node => node.Schema == leaf.Parent && ValueOf(node, leaf) is not null), node => ValueOf(node, leaf)!);
            _byLeaf.Add(leaf, entries);
        }

        return entries.GetValueOrDefault(value, NoNodes);
    }

    /// <summary>The place of a node among all its siblings, those that were made for defaults too.</summary>
    public int OrderOf(DataNode node, List<DataNode> all)
    {
        if (_places is null)
        {
            _places = new(all.Count, ReferenceEqualityComparer.Instance);
            foreach (var sibling in all)
            {
                _places.Add(sibling, _places.Count);
            }
        }

        return _places[node];
    }

    private static string? ValueOf(DataNode entry, LeafNode leaf)
    {
        foreach (var child in entry.FixedChildren)
        {
            if (ReferenceEquals(child.Schema, leaf))
            {
                return child.Value;
            }
        }

        return null;
    }

    private static Dictionary<TKey, List<DataNode>> Group<TKey>(IEnumerable<DataNode> nodes, Func<DataNode, TKey> keyOf)
        where TKey : notnull
    {
        var groups = new Dictionary<TKey, List<DataNode>>();
        foreach (var node in nodes)
        {
            var key = keyOf(node);
            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = []);
            }

            group.Add(node);
        }

        return groups;
    }
}
