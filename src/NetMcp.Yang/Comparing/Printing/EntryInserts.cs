using NetMcp.Yang.Data;

namespace NetMcp.Yang.Comparing.Printing;

/// <summary>
/// Says the places of entries that the user orders (RFC 7950 sections 7.7.9 and 7.8.6) without naming an entry that the same edit makes, where
/// that can be: some devices look for the named one in what they had before.
/// </summary>
internal sealed class EntryInserts(IReadOnlyList<DataEdit> edits)
{
    private readonly HashSet<DataNode> _made = Nodes(edits, DataEditKind.Create);
    private readonly HashSet<DataNode> _moved = Nodes(edits, DataEditKind.Move);

    /// <summary>The insert attribute's word and the entry that it is beside; null when the place is the one that an entry gets by itself, the last.</summary>
    public (string Word, DataNode? Beside)? Of(DataEdit edit)
    {
        if (!edit.IsOrdered || edit.Kind is not (DataEditKind.Create or DataEditKind.Move))
        {
            return null;
        }

        (string, DataNode?) place = edit.NewPredecessor is { } predecessor ? ("after", predecessor) : ("first", null);
        if (edit.Kind == DataEditKind.Move || edit.New?.Parent is not { } parent)
        {
            return place;
        }

        // Entries are made in their order, so that each is the last when it is made, or stands right before the next one that was there.
        var following = parent.Children.SkipWhile(node => !ReferenceEquals(node, edit.New)).Skip(1)
            .FirstOrDefault(node => node.Name == edit.New.Name && node.ModuleName == edit.New.ModuleName && !_made.Contains(node));
        return following is null ? null
            : edit.NewPredecessor is { } named && _made.Contains(named) && !_moved.Contains(following) ? ("before", following)
            : place;
    }

    private static HashSet<DataNode> Nodes(IReadOnlyList<DataEdit> edits, DataEditKind kind) =>
        [.. edits.Where(edit => edit.IsOrdered && edit.Kind == kind).Select(edit => edit.New).OfType<DataNode>()];
}
