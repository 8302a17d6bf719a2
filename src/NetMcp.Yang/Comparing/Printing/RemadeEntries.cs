using NetMcp.Yang.Data;

namespace NetMcp.Yang.Comparing.Printing;

/// <summary>
/// The entries of an element that are removed and made anew, so that they come to stand in their order without any insert attribute: from the first
/// one that is new or moved to the last.
/// </summary>
internal sealed class RemadeEntries
{
    private readonly HashSet<NodeIdentity> _identities = [];
    private readonly List<DataNode> _there = [];
    private readonly List<DataNode> _all = [];

    /// <summary>Those that were there.</summary>
    public IReadOnlyList<DataNode> There => _there;

    /// <summary>All of them, each list in its order.</summary>
    public IReadOnlyList<DataNode> All => _all;

    /// <summary>Finds them among an element's entries; none where each new one is to be the last anyway.</summary>
    public static RemadeEntries Below(EditElement element, EntryInserts inserts, DataComparison comparison)
    {
        var remade = new RemadeEntries();
        var placed = element.Children.Where(child => child.Edit is { IsOrdered: true, Kind: DataEditKind.Create or DataEditKind.Move });
        foreach (var list in placed.GroupBy(child => (child.Identity.Module, child.Identity.Name)))
        {
            // Of top-level entries nobody knows here which others there are.
            if (list.Any(child => inserts.Of(child.Edit!) is not null) && list.First().Edit!.New?.Parent is { } parent)
            {
                var siblings = parent.Children.Where(node => node.ModuleName == list.Key.Module && node.Name == list.Key.Name).ToList();
                remade.Add(Siblings.All(siblings, comparison), list.ToDictionary(child => child.Identity, child => child.Edit!.Kind));
            }
        }

        return remade;
    }

    /// <summary>Whether an entry is among them.</summary>
    public bool Has(NodeIdentity identity) => _identities.Contains(identity);

    private void Add(List<(NodeIdentity Identity, DataNode Node)> siblings, Dictionary<NodeIdentity, DataEditKind> placed)
    {
        foreach (var (identity, node) in siblings.SkipWhile(sibling => !placed.ContainsKey(sibling.Identity)))
        {
            _identities.Add(identity);
            _all.Add(node);
            if (!placed.TryGetValue(identity, out var kind) || kind == DataEditKind.Move)
            {
                _there.Add(node);
            }
        }
    }
}
