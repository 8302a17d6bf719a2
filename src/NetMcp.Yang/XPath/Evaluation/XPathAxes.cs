using NetMcp.Yang.Data;

namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>The nodes of an axis, in its own order (XPath 1.0 sections 2.2 and 2.4).</summary>
internal static class XPathAxes
{
    /// <summary>Whether an axis counts backwards.</summary>
    public static bool IsReverse(XPathAxis axis) =>
        axis is XPathAxis.Ancestor or XPathAxis.AncestorOrSelf or XPathAxis.Preceding or XPathAxis.PrecedingSibling;

    /// <summary>The nodes of a step's axis; where its test has a name, perhaps only those of the name.</summary>
    public static IEnumerable<XPathItem> From(XPathRun run, XPathItem item, XPathStep step) => step.Axis switch
    {
        XPathAxis.Child when step.Test is { Module: { } module, Name: { } name } => Named(run, item, module, name),
        XPathAxis.Child => Children(run, item),
        XPathAxis.Parent => item.Parent is { } parent ? [parent] : [],
        XPathAxis.Self => [item],
        XPathAxis.Descendant => Descendants(run, item),
        XPathAxis.DescendantOrSelf => Descendants(run, item).Prepend(item),
        XPathAxis.Ancestor => Ancestors(item),
        XPathAxis.AncestorOrSelf => Ancestors(item).Prepend(item),
        XPathAxis.FollowingSibling => Siblings(run, item, isFollowing: true),
        XPathAxis.PrecedingSibling => Siblings(run, item, isFollowing: false),
        XPathAxis.Following => Ancestors(item).Prepend(item).SelectMany(above => Siblings(run, above, isFollowing: true)).SelectMany(sibling => Descendants(run, sibling).Prepend(sibling)),
        XPathAxis.Preceding => Ancestors(item).Prepend(item).SelectMany(above => Siblings(run, above, isFollowing: false)).SelectMany(sibling => Descendants(run, sibling).Prepend(sibling).Reverse()),
        _ => [],
    };

    private static IEnumerable<XPathItem> Named(XPathRun run, XPathItem item, string module, string name)
    {
        foreach (var node in item.IsText ? [] : run.Tree.Find(item.Node, module, name, run.Budget))
        {
            if (run.Sees(node))
            {
                yield return new(node);
            }
        }
    }

    private static IEnumerable<XPathItem> Children(XPathRun run, XPathItem item)
    {
        if (item.IsText)
        {
            yield break;
        }

        if (!string.IsNullOrEmpty(item.Node?.Value))
        {
            yield return item with { IsText = true };
        }

        foreach (var node in run.Tree.ChildrenOf(item.Node, run.Budget))
        {
            if (run.Sees(node))
            {
                yield return new(node);
            }
        }
    }

    // Not by recursion: each level of nested iterators would pass every node on.
    private static IEnumerable<XPathItem> Descendants(XPathRun run, XPathItem item)
    {
        var levels = new Stack<IEnumerator<XPathItem>>();
        levels.Push(Children(run, item).GetEnumerator());
        while (levels.TryPeek(out var level))
        {
            if (!level.MoveNext())
            {
                levels.Pop();
                continue;
            }

            yield return level.Current;
            levels.Push(Children(run, level.Current).GetEnumerator());
        }
    }

    private static IEnumerable<XPathItem> Ancestors(XPathItem item)
    {
        for (var above = item.Parent; above is { } found; above = found.Parent)
        {
            yield return found;
        }
    }

    private static IEnumerable<XPathItem> Siblings(XPathRun run, XPathItem item, bool isFollowing)
    {
        if (item.Parent is not { } parent)
        {
            return [];
        }

        var siblings = Children(run, parent);
        return isFollowing ? siblings.SkipWhile(sibling => sibling != item).Skip(1) : siblings.TakeWhile(sibling => sibling != item).Reverse();
    }
}
