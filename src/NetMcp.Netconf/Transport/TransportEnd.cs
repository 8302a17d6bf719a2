namespace NetMcp.Netconf.Transport;

/// <summary>Why a transport is over.</summary>
/// <param name="Reason">The kind.</param>
/// <param name="Detail">Words for an operator, without secrets; null when the reason says it all.</param>
public sealed record TransportEnd(TransportEndReason Reason, string? Detail = null);
