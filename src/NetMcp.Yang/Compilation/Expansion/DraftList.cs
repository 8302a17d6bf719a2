using System.Collections;
using NetMcp.Yang.Compilation.Loading;

namespace NetMcp.Yang.Compilation.Expansion;

/// <summary>
/// The nodes below a node, or at the top of a module, in schema order. Finds by name without walking all of them: a module may have a
/// hundred thousand augments into one node.
/// </summary>
internal sealed class DraftList : IReadOnlyList<NodeDraft>
{
    private const int WorthAnIndex = 16;

    private readonly List<NodeDraft> _items = [];
    private Dictionary<(ModuleDraft, string), NodeDraft>? _index;

    public int Count => _items.Count;

    public NodeDraft this[int index] => _items[index];

    public void Add(NodeDraft draft)
    {
        _items.Add(draft);
        if (_index is not null)
        {
            _index.TryAdd((draft.Module, draft.Name), draft);
        }
        else if (_items.Count > WorthAnIndex)
        {
            _index = [];
            _items.ForEach(item => _index.TryAdd((item.Module, item.Name), item));
        }
    }

    /// <summary>The first node with this name in this module, or null.</summary>
    public NodeDraft? Find(ModuleDraft module, string name) =>
        _index is not null
            ? _index.GetValueOrDefault((module, name))
            : _items.Find(draft => draft.Name == name && ReferenceEquals(draft.Module, module));

    /// <summary>The nodes from an index on.</summary>
    public List<NodeDraft> From(int index) => _items.GetRange(index, _items.Count - index);

    public void Sort(Comparison<NodeDraft> comparison) => _items.Sort(comparison);

    public IEnumerator<NodeDraft> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
