namespace NetMcp.Trust.Chains;

/// <summary>How large a chain may be.</summary>
public static class ChainLimits
{
    /// <summary>The most JWSs of a chain: the token and four links.</summary>
    public const int MaxDepth = 5;

    /// <summary>
    /// The most characters of a chain. With a DPoP proof it fits into the 32 KiB that a web server takes of headers by default.
    /// </summary>
    public const int MaxLength = 24 * 1024;

    /// <summary>What stands between the JWSs of a chain: a character that the credentials of an Authorization header may have (RFC 9110 section 11.2) and a JWS has not.</summary>
    public const char Separator = '~';
}
