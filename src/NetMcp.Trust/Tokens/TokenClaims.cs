using NetMcp.Trust.Grants;

namespace NetMcp.Trust.Tokens;

/// <summary>The claims of a capability token, or of a link that narrows one (RFC 7519 section 4.1, RFC 7800, RFC 9396).</summary>
public sealed record TokenClaims
{
    /// <summary>The longest <c>iss</c>, <c>sub</c> and <c>aud</c>, in characters.</summary>
    public const int MaxName = 256;

    /// <summary><c>iss</c>: the token authority. Null in a link, which its signing key identifies.</summary>
    public string? Issuer { get; init; }

    /// <summary><c>sub</c>: the principal. In a link, whom it was handed to, in the words of who handed it: a label and no identity.</summary>
    public required string Subject { get; init; }

    /// <summary><c>aud</c>: the gateway or element that it is for. Null in a link.</summary>
    public string? Audience { get; init; }

    /// <summary><c>iat</c>.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary><c>nbf</c>.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary><c>exp</c>.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary><c>jti</c>: 8 to 64 characters of base64url.</summary>
    public required string Id { get; init; }

    /// <summary><c>cnf.jkt</c>: the thumbprint of the holder's key (RFC 9449 section 6.1); null in a bearer token.</summary>
    public string? KeyThumbprint { get; init; }

    /// <summary><c>parent</c>, in a link: the SHA-256 of the compact form of the token or link that it narrows, base64url.</summary>
    public string? ParentHash { get; init; }

    /// <summary>The one entry of <c>authorization_details</c>.</summary>
    public required NetworkGrant Grant { get; init; }
}
