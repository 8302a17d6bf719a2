namespace NetMcp.Netconf.Session;

/// <summary>Why the reading of a session cannot go on; caught by the session itself and never seen outside.</summary>
internal sealed class SessionBrokenException(NetconfEndReason reason, string detail) : Exception(detail)
{
    public NetconfEndReason Reason { get; } = reason;
}
