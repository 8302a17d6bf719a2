using NetMcp.Core.Masking;
using NetMcp.Yang.Comparing;
using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;

namespace NetMcp.Changes.Plans;

/// <summary>Writes a difference for eyes: a line an edit, secrets masked, those in paths too.</summary>
internal static class MaskedDifference
{
    public static string Of(DataDiff diff, ILeafMasker masker, int maxLines = 200)
    {
        var shown = diff with { Edits = [.. diff.Edits.Take(maxLines + 1).Select(edit => Mask(edit, masker)), .. diff.Edits.Skip(maxLines + 1)] };
        return DiffText.Of(shown, maxLines, masker.Show);
    }

    /// <summary>The path of a node with the secrets in its predicates masked.</summary>
    public static string Path(DataNode node, ILeafMasker masker) => Mask(node.InstancePath(), node, masker);

    // What stands behind a place is an entry's own value or keys: it is left out with the place where it may be a secret.
    private static DataEdit Mask(DataEdit edit, ILeafMasker masker)
    {
        var path = Mask(edit.Path, edit.Node, masker);
        var secretPlace = edit.NewPredecessor is { } predecessor && Mask("", predecessor, masker, out var any) is not null && any;
        return path == edit.Path && !secretPlace ? edit : edit with { Path = path, IsOrdered = edit.IsOrdered && !secretPlace };
    }

    private static string Mask(string text, DataNode node, ILeafMasker masker) => Mask(text, node, masker, out _);

    private static string Mask(string text, DataNode node, ILeafMasker masker, out bool any)
    {
        any = false;
        for (var step = node; step is not null; step = step.Parent)
        {
            var named = step.Schema switch
            {
                LeafListNode => [step],
                ListNode list => step.Children.Where(child => list.Keys.Any(key => ReferenceEquals(key, child.Schema))),
                _ => Enumerable.Empty<DataNode>(),
            };
            foreach (var leaf in named.Where(leaf => !string.IsNullOrEmpty(leaf.Value)))
            {
                var shown = masker.Show(leaf);
                if (shown != leaf.Value)
                {
                    any = true;
                    text = text.Replace($"='{leaf.Value}'", $"='{shown}'", StringComparison.Ordinal).Replace($"=\"{leaf.Value}\"", $"=\"{shown}\"", StringComparison.Ordinal);
                }
            }
        }

        return text;
    }
}
