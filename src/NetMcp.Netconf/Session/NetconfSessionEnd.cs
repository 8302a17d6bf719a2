namespace NetMcp.Netconf.Session;

/// <summary>How a session came to its end.</summary>
/// <param name="Reason">The kind.</param>
/// <param name="Detail">One sentence for an operator; holds no payload and no secret.</param>
public sealed record NetconfSessionEnd(NetconfEndReason Reason, string Detail);
