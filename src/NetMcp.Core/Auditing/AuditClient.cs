namespace NetMcp.Core.Auditing;

/// <summary>From where a call came. Name and version are what the client says of itself.</summary>
/// <param name="Name">The client's name, untrusted.</param>
/// <param name="Version">Its version, untrusted.</param>
/// <param name="RemoteAddress">The address of the peer that the gateway sees; null over stdio.</param>
public sealed record AuditClient(string? Name, string? Version, string? RemoteAddress);
