namespace NetMcp.Server.Outbound;

/// <summary>How much of an answer is taken.</summary>
/// <param name="MaxBytes">The most bytes of a body; an answer with more is a failure.</param>
/// <param name="Timeout">How long all of it may take: name, connection, TLS, request, and the whole answer.</param>
internal sealed record OutboundLimits(int MaxBytes, TimeSpan Timeout);
