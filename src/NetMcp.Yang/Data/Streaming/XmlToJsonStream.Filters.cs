using NetMcp.Yang.Data.Plans;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>The filters: content, depth and fields (RFC 8040 sections 4.8.1 to 4.8.3).</summary>
internal sealed partial class XmlToJsonStream
{
    /// <summary>Whether a node is to be written. Keys always are: without them nobody knows which entry it is.</summary>
    private bool IsWanted(in StreamFrame parent, NodePlan? plan, out Wanted want)
    {
        var fields = parent.Fields?.Find(plan?.ModuleName ?? _foreignModule, plan?.Name ?? _foreignName);
        var isSelected = parent.Fields is null || fields is not null;
        var below = fields is { Children.IsEmpty: false } ? fields : null;
        var isKey = plan is { IsKey: true };
        // Nobody knows of an unknown node whether it is state, and what is in an anydata is what the anydata is.
        var isEither = plan is null || parent.IsFree;
        var isState = parent.IsState || plan is { Schema.IsConfig: false };
        var onlyState = _options.Content == ContentSelection.NonConfig && !isEither;
        // A node on the way to what was asked for is nothing by itself; neither is configuration on the way to state, nor a key nobody asked for.
        want = new Wanted(below is not null || (onlyState && !isState) || (isKey && !isSelected), isState, below);
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
}
