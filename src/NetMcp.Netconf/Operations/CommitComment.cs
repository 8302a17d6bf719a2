namespace NetMcp.Netconf.Operations;

/// <summary>A comment that a vendor lets a commit carry; RFC 6241 section 8.3.4.1 has none.</summary>
/// <param name="Name">The local name of its element; it comes from the gateway, not from a caller.</param>
/// <param name="NamespaceUri">The element's namespace; null for that of the rpc.</param>
/// <param name="Text">The comment.</param>
public sealed record CommitComment(string Name, string? NamespaceUri, string Text);
