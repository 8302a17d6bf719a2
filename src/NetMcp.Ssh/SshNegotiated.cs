namespace NetMcp.Ssh;

/// <summary>What client and server agreed on in the first key exchange, for diagnosis.</summary>
/// <param name="ServerBanner">The server's identification (RFC 4253 section 4.2); untrusted text.</param>
/// <param name="KeyExchange">The key exchange method.</param>
/// <param name="Cipher">The cipher of what we send.</param>
/// <param name="Mac">The MAC of what we send, or the cipher's own tag.</param>
public sealed record SshNegotiated(string ServerBanner, string KeyExchange, string Cipher, string Mac);
