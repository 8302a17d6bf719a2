using NetMcp.Core.Access;
using NetMcp.Core.Events;

namespace NetMcp.Tools.Resources;

/// <summary>What devices tell, as somebody hears it from whom nodes are hidden.</summary>
public static class VisibleEvents
{
    /// <summary>
    /// The event without what is hidden; null when nothing is left of it. Heard is only what cannot have come of a denied node: edits of nodes of which
    /// nothing is denied (RFC 6470 section 2.1 names them), and that events were missed. Which nodes other notifications, and edits without a place, come
    /// of is not known.
    /// </summary>
    /// <param name="happened">The event.</param>
    /// <param name="nodes">Who sees which nodes.</param>
    public static DeviceEvent? Of(DeviceEvent happened, INodeAccess nodes)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(nodes);
        if (!nodes.LimitsPaths || happened.Kind == DeviceEventKind.Gap)
        {
            return happened;
        }

        var seen = happened.Changed.Where(path => NodePath.TryParse(path, out var changed) && nodes.See(changed) == PathAccess.Allowed).ToList();
        return happened.Kind == DeviceEventKind.ConfigChanged && seen.Count > 0 ? happened with { Changed = seen } : null;
    }
}
