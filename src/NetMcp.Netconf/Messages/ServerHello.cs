namespace NetMcp.Netconf.Messages;

/// <summary>A server's hello (RFC 6241 section 8.1).</summary>
/// <param name="Capabilities">The capability URIs as written.</param>
/// <param name="SessionId">The text of session-id, or null.</param>
internal sealed record ServerHello(IReadOnlyList<string> Capabilities, string? SessionId);
