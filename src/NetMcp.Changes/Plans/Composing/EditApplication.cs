using NetMcp.Core.Masking;
using NetMcp.Yang.Data;
using NetMcp.Yang.Editing;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Changes.Plans.Composing;

/// <summary>Does the edits on the base, one after another, and refuses those that would take away or overwrite what the requester was not shown.</summary>
internal sealed class EditApplication(YangSchema schema, MessageList messages)
{
    /// <summary>The target; edits that are refused are left out of it, which the messages say.</summary>
    public DataTree Apply(DataTree start, IEnumerable<ReadEdit> edits)
    {
        var tree = start;
        foreach (var edit in edits)
        {
            if (WritesMaskBack(tree, edit))
            {
                continue;
            }

            var result = DataEditor.Apply(tree, edit.Operation, edit.Path, edit.Value);
            if (result.Tree is null)
            {
                messages.Error(result.Path, result.ErrorTag == "data-exists"
                    ? $"Edit {edit.Number}: data-exists: it is there already, so it cannot be created. Use merge or replace."
                    : $"Edit {edit.Number}: data-missing: it is not there, so it cannot be deleted. Use remove if it may be missing.");
            }
            else if (!LosesSecrets(tree, result.Tree, edit))
            {
                tree = result.Tree;
            }
        }

        return tree;
    }

    private bool WritesMaskBack(DataTree tree, ReadEdit edit)
    {
        var found = false;
        foreach (var leaf in edit.Value is null ? [] : MessageList.LeafsOf(edit.Value.Roots).Where(leaf => leaf.Value!.Contains(ISecretMasker.Mask, StringComparison.Ordinal)))
        {
            // A text may hold asterisks of its own; it is a mask where it is nothing else, or where it is what is shown of what is there.
            if (leaf.Value == ISecretMasker.Mask || (DataPath.Of(schema, leaf) is { } path && DataSelection.Find(tree, path).Any(own => own.Value != leaf.Value && messages.Leafs.Show(own) == leaf.Value)))
            {
                messages.Error(MaskedDifference.Path(leaf, messages.Leafs), $"Edit {edit.Number}: '{ISecretMasker.Mask}' is what is shown in a secret's place, not its value. Leave the leaf out to keep it, or give the new secret.");
                found = true;
            }
        }

        return found;
    }

    private bool LosesSecrets(DataTree before, DataTree after, ReadEdit edit)
    {
        // Whoever names the leaf itself knows what goes.
        if (edit.IsRemoval && edit.Path.Target is LeafNode or LeafListNode)
        {
            return false;
        }

        List<DataPath> paths = [edit.Path, .. TouchedRoots.OtherCases(schema, edit.Path)];
        var kept = Secrets(after, paths).Select(leaf => leaf.InstancePath()).ToHashSet(StringComparer.Ordinal);
        var lost = Secrets(before, paths).Where(leaf => !kept.Contains(leaf.InstancePath())).Select(leaf => MaskedDifference.Path(leaf, messages.Leafs)).Distinct().ToList();
        if (lost.Count == 0)
        {
            return false;
        }

        messages.Error(
            edit.Path.ToString(),
            $"Edit {edit.Number}: it would take away what is masked in every read: {string.Join(", ", lost.Take(5))}{(lost.Count > 5 ? $" and {lost.Count - 5} more" : "")}. " +
            (edit.Operation == DataOperation.Replace ? "Merge instead, give new values for them, or delete them by their own paths first." : "If that is meant, delete them by their own paths first, in the same plan."));
        return true;
    }

    private IEnumerable<DataNode> Secrets(DataTree tree, List<DataPath> paths) =>
        MessageList.LeafsOf(paths.SelectMany(path => DataSelection.Find(tree, path))).Where(leaf => messages.Leafs.Show(leaf) != leaf.Value);
}
