using NetMcp.Trust.Jose;

namespace NetMcp.Trust.Tokens;

/// <summary>The kinds of JWS that a chain is made of.</summary>
internal static class TokenProfiles
{
    /// <summary>The most characters of one token or link.</summary>
    public const int MaxLength = 12 * 1024;

    /// <summary>A token of the authority, whose key is in its published set.</summary>
    public static JwsProfile Token { get; } = new() { Type = "network-capability+jwt", Key = JwsKeySource.Kid, MaxLength = MaxLength };

    /// <summary>A link, whose key the parent confirms by thumbprint and the header carries.</summary>
    public static JwsProfile Link { get; } = new() { Type = "network-capability-link+jwt", Key = JwsKeySource.Jwk, MaxLength = MaxLength };
}
