namespace NetMcp.Trust.AccessTokens;

/// <summary>How an access token may be signed (RFC 7518 sections 3.3 to 3.5). There is no way to say <c>none</c> or an HMAC.</summary>
public enum AccessTokenAlgorithm
{
    /// <summary>ECDSA on P-256 with SHA-256.</summary>
    ES256,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256.</summary>
    RS256,

    /// <summary>RSASSA-PSS with SHA-256 and a salt of 32 bytes.</summary>
    PS256,
}
