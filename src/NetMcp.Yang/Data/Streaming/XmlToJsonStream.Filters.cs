using NetMcp.Yang.Data.Plans;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>The filters: content, depth and fields (RFC 8040 sections 4.8.1 to 4.8.3).</summary>
internal sealed partial class XmlToJsonStream
{
    /// <summary>Whether a node is to be written. Keys always are: without them nobody knows which entry it is.</summary>
    private bool IsWanted(in StreamFrame parent, NodePlan? plan, out Wanted want)
    {
        if (parent.IsOther)
        {
            want = default;
            return false;
        }

        var fields = parent.Fields?.Find(plan?.ModuleName ?? _foreignModule, plan?.Name ?? _foreignName);
        var isSelected = parent.Fields is null || fields is not null;
        var below = fields is { Children.IsEmpty: false } ? fields : null;
        var isKey = plan is { IsKey: true };
        // Nobody knows of an unknown node whether it is state, and what is in an anydata is what the anydata is.
        var isEither = plan is null || parent.IsFree;
        var isState = parent.IsState || plan is { Schema.IsConfig: false };
        var onlyState = _options.Content == ContentSelection.NonConfig && !isEither;
        // A node on the way to what was asked for is nothing by itself; neither is configuration on the way to state, nor a key nobody asked for.
        want = new Wanted(below is not null || (onlyState && !isState) || (isKey && (!isSelected || parent.IsInDoubt)), isState, below);
        if (isKey)
        {
            return true;
        }

        if (_options.Depth is { } depth && parent.Level + 1 > depth)
        {
            _isDepthCut |= isSelected;
            return false;
        }

        return isSelected
            && (isEither || _options.Content != ContentSelection.Config || !isState)
            && (!onlyState || isState || plan is { IsLeaf: false, IsAny: false });
    }

    /// <summary>Marks a frame and those above it: there is something in them that was asked for.</summary>
    private void Substantiate(int index)
    {
        while (index >= 0 && !_frames[index].HasSubstance)
        {
            _frames[index--].HasSubstance = true;
        }
    }

    /// <summary>The step of the path that says which entries of a list are wanted; null where all are.</summary>
    private DataPathStep? StepOf(in StreamFrame parent, NodePlan plan) =>
        _options.Entries is { } path && parent.Level < path.Steps.Length && path.Steps[parent.Level] is { Predicates.IsEmpty: false } step &&
        ReferenceEquals(step.Node, plan.Schema) && step.Predicates.All(predicate => predicate.Leaf is LeafNode { IsKey: true })
            ? step
            : null;

    /// <summary>Compares a key with what the path wants. Keys come first in an entry (RFC 7950 section 7.8.5).</summary>
    private void Compare(ref StreamFrame entry, NodePlan key, ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> canonical = default;
        var isRead = false;
        foreach (var predicate in entry.Step!.Predicates)
        {
            if (!ReferenceEquals(predicate.Leaf, key.Schema))
            {
                continue;
            }

            isRead = isRead || ValueReader.TryRead(key.Type!, text, ValueForm.Xml, _names, out canonical, out _, out _);
            if (!(isRead ? canonical : text).SequenceEqual(predicate.Value))
            {
                (entry.IsOther, entry.HasSubstance) = (true, false);
                return;
            }

            entry.KeysMatched++;
        }

        if (entry is { IsInDoubt: false, IsWhole: true, HasSubstance: false })
        {
            Substantiate(_top);
        }
    }
}
