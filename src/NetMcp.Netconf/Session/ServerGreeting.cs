using NetMcp.Netconf.Capabilities;

namespace NetMcp.Netconf.Session;

/// <summary>What the hellos settled.</summary>
/// <param name="SessionId">The server's number for the session.</param>
/// <param name="Capabilities">What the server announced.</param>
/// <param name="IsChunked">Whether both have base:1.1 (RFC 6242 section 4.1).</param>
internal sealed record ServerGreeting(long SessionId, NetconfCapabilities Capabilities, bool IsChunked);
