namespace NetMcp.Ssh.Connecting;

/// <summary>
/// Orders the host key algorithms so that a server with several keys shows one that is already trusted, as OpenSSH's client does.
/// </summary>
internal static class HostKeyPreference
{
    /// <summary>libssh 0.10's own list, without DSA.</summary>
    private static readonly string[] Default =
    [
        "ssh-ed25519", "ecdsa-sha2-nistp521", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp256", "rsa-sha2-512", "rsa-sha2-256",
    ];

    /// <returns>The list to offer, or null for libssh's own.</returns>
    public static IReadOnlyList<string>? Order(IReadOnlyList<string> knownKeyTypes, IReadOnlyList<string>? configured)
    {
        if (knownKeyTypes.Count == 0)
        {
            return configured;
        }

        IReadOnlyList<string> all = configured ?? Default;
        return [.. all.Where(IsKnown), .. all.Where(algorithm => !IsKnown(algorithm))];

        bool IsKnown(string algorithm) => knownKeyTypes.Contains(KeyTypeOf(algorithm));
    }

    /// <summary>RFC 8332 section 3: the rsa-sha2 algorithms sign with keys of the type ssh-rsa.</summary>
    private static string KeyTypeOf(string algorithm) => algorithm is "rsa-sha2-512" or "rsa-sha2-256" ? "ssh-rsa" : algorithm;
}
