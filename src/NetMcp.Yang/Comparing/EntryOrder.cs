using NetMcp.Yang.Data;

namespace NetMcp.Yang.Comparing;

/// <summary>
/// The entries of a list that the user orders, while edits are done on them. As many entries as can be stay where they are: the longest run of
/// entries that are in the wanted order already; each other one is moved once.
/// </summary>
internal sealed class EntryOrder
{
    private readonly LinkedList<EntryPlace> _entries = new();
    private readonly Dictionary<NodeIdentity, LinkedListNode<EntryPlace>> _places = [];
    private readonly HashSet<NodeIdentity> _staying = [];
    private EntryPlace? _done;

    /// <summary>Adds an entry behind the others.</summary>
    public void Add(NodeIdentity identity, DataNode node) => _places[identity] = _entries.AddLast(new EntryPlace(identity, node));

    /// <summary>Takes an entry out.</summary>
    /// <returns>The entry that was before it; null when it was the first.</returns>
    public EntryPlace? Remove(NodeIdentity identity)
    {
        var place = _places[identity];
        var predecessor = place.Previous?.Value;
        _entries.Remove(place);
        _places.Remove(identity);
        return predecessor;
    }

    /// <summary>Says which order is wanted; afterwards the entries are put or moved in that order.</summary>
    public void Aim(IEnumerable<(NodeIdentity Identity, DataNode Node)> wanted)
    {
        Dictionary<NodeIdentity, int> positions = [];
        foreach (var entry in _entries)
        {
            positions.Add(entry.Identity, positions.Count);
        }

        var common = wanted.Where(entry => positions.ContainsKey(entry.Identity)).Select(entry => entry.Identity).ToArray();
        foreach (var index in LongestRise([.. common.Select(identity => positions[identity])]))
        {
            _staying.Add(common[index]);
        }
    }

    /// <summary>Puts a new entry behind the one that was put, moved or left last.</summary>
    /// <returns>The entry before it; null when it is the first.</returns>
    public EntryPlace? Put(NodeIdentity identity, DataNode node)
    {
        var predecessor = _done;
        _done = new EntryPlace(identity, node);
        _places[identity] = predecessor is null ? _entries.AddFirst(_done) : _entries.AddAfter(_places[predecessor.Identity], _done);
        return predecessor;
    }

    /// <summary>Moves an entry behind the one that was put, moved or left last, unless it can stay.</summary>
    public bool TryMove(NodeIdentity identity, DataNode node, out (EntryPlace? From, EntryPlace? To) moved)
    {
        if (_staying.Contains(identity))
        {
            _done = new EntryPlace(identity, node);
            moved = default;
            return false;
        }

        var from = Remove(identity);
        moved = (from, Put(identity, node));
        return true;
    }

    /// <summary>The indexes of a longest part of a sequence that rises.</summary>
    private static List<int> LongestRise(int[] sequence)
    {
        // ends[n] is where the least last element of a rise of n + 1 elements stands.
        List<int> ends = [];
        var before = new int[sequence.Length];
        for (var index = 0; index < sequence.Length; index++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = sequence[ends[middle]] < sequence[index] ? (middle + 1, high) : (low, middle);
            }

            before[index] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count)
            {
                ends.Add(index);
            }
            else
            {
                ends[low] = index;
            }
        }

        List<int> rise = [];
        for (var index = ends.Count == 0 ? -1 : ends[^1]; index >= 0; index = before[index])
        {
            rise.Add(index);
        }

        return rise;
    }
}
