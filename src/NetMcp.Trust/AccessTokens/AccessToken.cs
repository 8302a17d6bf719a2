using System.Text.Json;

namespace NetMcp.Trust.AccessTokens;

/// <summary>The claims of a JWT access token that was verified (RFC 9068 section 2.2).</summary>
public sealed record AccessToken
{
    /// <summary>The longest <c>iss</c>, <c>sub</c>, <c>client_id</c> and <c>jti</c>, in characters.</summary>
    public const int MaxName = 256;

    /// <summary>The authorization server.</summary>
    public required string Issuer { get; init; }

    /// <summary>The resource owner, or the client itself where there is none. Unique at its issuer and nowhere else.</summary>
    public required string Subject { get; init; }

    /// <summary>The client.</summary>
    public required string ClientId { get; init; }

    /// <summary><c>jti</c>.</summary>
    public required string Id { get; init; }

    /// <summary><c>iat</c>.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary><c>nbf</c>; <c>iat</c> where the token does not say.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary><c>exp</c>.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary><c>cnf.jkt</c>: the key that whoever presents the token must prove to hold (RFC 9449 section 6.1); null in a bearer token.</summary>
    public string? KeyThumbprint { get; init; }

    /// <summary><c>scope</c>, taken apart (RFC 9068 section 2.2.3).</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>All claims, as they are.</summary>
    public required JsonElement Claims { get; init; }

    /// <summary>Who it is for, in a form that two issuers cannot have in common: the issuer, a bar, and the subject.</summary>
    public string Principal => Issuer + "|" + Subject;
}
