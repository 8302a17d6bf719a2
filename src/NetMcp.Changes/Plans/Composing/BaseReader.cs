using System.Collections.Immutable;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Yang.Comparing;
using NetMcp.Yang.Data;
using NetMcp.Yang.Editing;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Changes.Plans.Composing;

/// <summary>
/// Reads what edits touch, as it is. Where an entry that leads to a touched node is not there, the edit makes that too, so that it is the
/// entry that is touched. Whether it is there is asked for: some filters let it through only with the node in it.
/// </summary>
internal static class BaseReader
{
    /// <summary>Reads the base, and works out what is touched over it.</summary>
    /// <param name="session">The device.</param>
    /// <param name="roots">What the edits touch.</param>
    /// <param name="mayTouch">
    /// Whether the requester may touch all of a node. A new entry comes last; its place among the others is touched with it only for whoever may touch
    /// those too: compared at applying is what was planned with, and that is without what the requester does not see.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Outcome<(DataTree Base, ImmutableArray<DataPath> Touched)>> ReadAsync(
        IEditSession session, ImmutableArray<DataPath> roots, Func<DataPath, bool> mayTouch, CancellationToken cancellationToken)
    {
        var read = await session.ReadAsync(Datastore.Running, roots, cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess)
        {
            return read.Failure;
        }

        var tree = read.Value;
        var asked = roots.ToDictionary(path => path.ToString(), StringComparer.Ordinal);
        while (true)
        {
            var missing = roots.Select(root => FirstMissing(tree, root)).OfType<DataPath>().Select(Place)
                .Where(path => asked.TryAdd(path.ToString(), path)).ToList();
            if (missing.Count == 0)
            {
                break;
            }

            var more = await session.ReadAsync(Datastore.Running, missing, cancellationToken).ConfigureAwait(false);
            if (!more.IsSuccess)
            {
                return more.Failure;
            }

            // Into the later one: it has all entries of the lists that the user orders, in their order.
            tree = DataMerger.Merge(more.Value, tree);
        }

        return (tree, TouchedRoots.Reduce(roots.Select(root => FirstMissing(tree, root) is { } absent ? Place(absent) : root)));

        DataPath Place(DataPath absent) => TouchedRoots.WithOrder(absent) is var all && mayTouch(all) ? all : absent;
    }

    // A container without presence is there whenever something is in it (RFC 7950 section 7.5.1).
    private static DataPath? FirstMissing(DataTree tree, DataPath root)
    {
        for (var count = 1; count < root.Steps.Length; count++)
        {
            if (root.Steps[count - 1].Node is ListNode or ContainerNode { Presence: not null } && DataSelection.Find(tree, root.Begin(count)).Count == 0)
            {
                return root.Begin(count);
            }
        }

        return null;
    }
}
