using System.Globalization;
using System.Text;
using NetMcp.Yang.Data;

namespace NetMcp.Yang.Comparing;

/// <summary>Writes edits as a short text for people and models.</summary>
public static class DiffText
{
    private const int MaxValue = 80;

    /// <summary>
    /// A line for each edit: <c>+ path = value</c>, <c>- path = value</c>, <c>~ path: old -> new</c>, <c>> path: behind entry</c>. Of a node with nodes
    /// in it the line says how many leafs it has.
    /// </summary>
    /// <param name="diff">The edits.</param>
    /// <param name="maxLines">How many lines are written; one more says how many edits there are beyond.</param>
    /// <param name="show">
    /// Gives the value that may be shown for a leaf, so that secrets can be kept out; null for the value itself. Keys in paths are shown as they are.
    /// </param>
    public static string Of(DataDiff diff, int maxLines = 200, Func<DataNode, string?>? show = null)
    {
        var text = new StringBuilder();
        foreach (var edit in diff.Edits.Take(maxLines))
        {
            text.Append(Line(edit, show ?? (node => node.Value))).Append('\n');
        }

        if (diff.Edits.Length > maxLines)
        {
            text.Append(CultureInfo.InvariantCulture, $"... and {diff.Edits.Length - maxLines} more\n");
        }

        return text.ToString();
    }

    private static string Line(DataEdit edit, Func<DataNode, string?> show) => edit.Kind switch
    {
        DataEditKind.Create => $"+ {edit.Path}{Content(edit.New!, show)}{Place(edit)}",
        DataEditKind.Delete => $"- {edit.Path}{Content(edit.Old!, show)}",
        DataEditKind.Replace => $"~ {edit.Path}: {Value(edit.Old!, show)} -> {Value(edit.New!, show)}",
        _ => $"> {edit.Path}:{Place(edit)}",
    };

    private static string Content(DataNode node, Func<DataNode, string?> show) =>
        node.Value is null ? $" ({Leafs(node)} leafs)" : node.Schema is Schema.LeafListNode ? string.Empty : " = " + Value(node, show);

    private static string Value(DataNode node, Func<DataNode, string?> show)
    {
        if (node.Value is null)
        {
            return $"({Leafs(node)} leafs)";
        }

        // Line breaks would make two edits of one.
        var value = (show(node) ?? string.Empty).ReplaceLineEndings(" ");
        return value.Length <= MaxValue ? value : value[..MaxValue] + "...";
    }

    private static string Place(DataEdit edit)
    {
        if (!edit.IsOrdered)
        {
            return string.Empty;
        }

        if (edit.NewPredecessor is not { } predecessor)
        {
            return " (first)";
        }

        var above = predecessor.Parent?.InstancePath().Length ?? 0;
        return $" (behind {predecessor.InstancePath().AsSpan(above).TrimStart('/')})";
    }

    private static int Leafs(DataNode node) => node.Children.Sum(child => child.Value is null ? Leafs(child) : 1);
}
