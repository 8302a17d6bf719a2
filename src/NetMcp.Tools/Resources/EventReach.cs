using NetMcp.Core.Events;

namespace NetMcp.Tools.Resources;

/// <summary>Tells which data may look different after an event.</summary>
internal static class EventReach
{
    // RFC 6470 section 2: these come with every session, those in which the gateway reads included. Taken for a change of everything, each
    // read would call for the next one.
    private static readonly string[] OfSessions = ["ietf-netconf-notifications:netconf-session-start", "ietf-netconf-notifications:netconf-session-end"];

    private static readonly string[] Sessions = ["/ietf-netconf-monitoring:netconf-state"];

    /// <summary>Whether the event is about one of these parts (schema paths, every name with its module): in it, above it, or nobody knows where.</summary>
    public static bool Touches(DeviceEvent happened, IReadOnlyList<string> parts) => happened switch
    {
        { Kind: DeviceEventKind.ConfigChanged, Changed.Count: > 0 } => Overlap(happened.Changed, parts),
        { Kind: DeviceEventKind.StateChanged } when OfSessions.Contains(happened.Name) => Overlap(Sessions, parts),
        _ => true,
    };

    private static bool Overlap(IReadOnlyList<string> changed, IReadOnlyList<string> parts) =>
        changed.Any(change => parts.Any(part => IsWithin(change, part) || IsWithin(part, change)));

    private static bool IsWithin(string path, string of) =>
        path.StartsWith(of, StringComparison.Ordinal) && (path.Length == of.Length || path[of.Length] == '/');
}
