using System.Collections.Immutable;
using NetMcp.Yang.Data;

namespace NetMcp.Yang.Comparing;

/// <summary>
/// Finds the edits between two trees. What goes is taken out before anything is put in, so that no two cases of a choice are ever there together
/// (RFC 7950 section 7.9). Trees are only as deep as their readers' limit, so this may call itself.
/// </summary>
internal sealed class DiffBuilder(DataComparison comparison)
{
    private readonly ImmutableArray<DataEdit>.Builder _edits = ImmutableArray.CreateBuilder<DataEdit>();
    private readonly List<NodeIdentity> _steps = [];

    public ImmutableArray<DataEdit> Build(IReadOnlyList<DataNode> from, IReadOnlyList<DataNode> to)
    {
        Compare(from, to);
        return _edits.ToImmutable();
    }

    private void Compare(IReadOnlyList<DataNode> from, IReadOnlyList<DataNode> to)
    {
        var before = Siblings.Of(from, comparison);
        var after = Siblings.Of(to, comparison);
        var old = before.ToDictionary(sibling => sibling.Identity, sibling => sibling.Node);
        var current = after.ToDictionary(sibling => sibling.Identity, sibling => sibling.Node);
        Dictionary<(string, string), EntryOrder> orders = [];
        foreach (var (identity, node) in before)
        {
            if (Siblings.IsOrdered(node.Schema))
            {
                OrderOf(orders, identity).Add(identity, node);
            }
        }

        foreach (var (identity, node) in before)
        {
            if (!current.ContainsKey(identity))
            {
                Delete(identity, node, orders);
            }
        }

        foreach (var group in after.Where(sibling => Siblings.IsOrdered(sibling.Node.Schema)).GroupBy(sibling => (sibling.Identity.Module, sibling.Identity.Name)))
        {
            OrderOf(orders, group.First().Identity).Aim(group);
        }

        foreach (var (identity, node) in after)
        {
            Place(identity, old.GetValueOrDefault(identity), node, orders);
        }
    }

    private void Delete(NodeIdentity identity, DataNode node, Dictionary<(string, string), EntryOrder> orders)
    {
        _steps.Add(identity);
        if (Siblings.IsPlainContainer(node))
        {
            Compare(node.Children, []);
        }
        else
        {
            var predecessor = Siblings.IsOrdered(node.Schema) ? OrderOf(orders, identity).Remove(identity) : null;
            Add(DataEditKind.Delete, node, null, oldPredecessor: predecessor);
        }

        _steps.RemoveAt(_steps.Count - 1);
    }

    private void Place(NodeIdentity identity, DataNode? old, DataNode node, Dictionary<(string, string), EntryOrder> orders)
    {
        _steps.Add(identity);
        var order = Siblings.IsOrdered(node.Schema) ? OrderOf(orders, identity) : null;
        if (old is null && !Siblings.IsPlainContainer(node))
        {
            Add(DataEditKind.Create, null, node, newPredecessor: order?.Put(identity, node));
        }
        else
        {
            if (order is not null && old is not null && order.TryMove(identity, node, out var moved))
            {
                Add(DataEditKind.Move, old, node, moved.From, moved.To);
            }

            Descend(old, node);
        }

        _steps.RemoveAt(_steps.Count - 1);
    }

    private void Descend(DataNode? old, DataNode node)
    {
        if (old is not null && (Siblings.IsOpaque(node) || node.Value is not null || old.Value is not null))
        {
            if (old.Value != node.Value || (Siblings.IsOpaque(node) && CanonicalHash.Of(old, comparison) != CanonicalHash.Of(node, comparison)))
            {
                Add(DataEditKind.Replace, old, node);
            }

            return;
        }

        Compare(old?.Children ?? [], node.Children);
    }

    private void Add(DataEditKind kind, DataNode? old, DataNode? current, EntryPlace? oldPredecessor = null, EntryPlace? newPredecessor = null) => _edits.Add(new DataEdit
    {
        Kind = kind,
        Path = (current ?? old)!.InstancePath(),
        Old = old,
        New = current,
        IsOrdered = Siblings.IsOrdered((current ?? old)!.Schema),
        Steps = [.. _steps],
        OldPredecessor = oldPredecessor?.Node,
        OldPredecessorIdentity = oldPredecessor?.Identity,
        NewPredecessor = newPredecessor?.Node,
        NewPredecessorIdentity = newPredecessor?.Identity,
    });

    private static EntryOrder OrderOf(Dictionary<(string, string), EntryOrder> orders, NodeIdentity identity)
    {
        if (!orders.TryGetValue((identity.Module, identity.Name), out var order))
        {
            orders.Add((identity.Module, identity.Name), order = new EntryOrder());
        }

        return order;
    }
}
