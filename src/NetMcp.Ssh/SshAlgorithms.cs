namespace NetMcp.Ssh;

/// <summary>
/// Algorithm lists for one server, best first, in SSH's names (RFC 4253 section 7.1). Null leaves libssh's own list, which is right for all
/// but old gear.
/// </summary>
public sealed record SshAlgorithms
{
    /// <summary>Key exchange methods, for example <c>diffie-hellman-group14-sha1</c>.</summary>
    public IReadOnlyList<string>? KeyExchange { get; init; }

    /// <summary>Host key algorithms, for example <c>ssh-rsa</c>.</summary>
    public IReadOnlyList<string>? HostKey { get; init; }

    /// <summary>Ciphers, both directions, for example <c>aes128-cbc</c>.</summary>
    public IReadOnlyList<string>? Ciphers { get; init; }

    /// <summary>Message authentication codes, both directions, for example <c>hmac-sha1</c>.</summary>
    public IReadOnlyList<string>? Macs { get; init; }

    /// <summary>Signature algorithms for our own public keys, for example <c>ssh-rsa</c>.</summary>
    public IReadOnlyList<string>? PublicKey { get; init; }
}
