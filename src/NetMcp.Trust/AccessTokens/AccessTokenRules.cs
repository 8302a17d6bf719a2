namespace NetMcp.Trust.AccessTokens;

/// <summary>What access tokens are taken.</summary>
public sealed record AccessTokenRules
{
    /// <summary>The authorization server: the exact <c>iss</c> (RFC 9068 section 4).</summary>
    public required string Issuer { get; init; }

    /// <summary>Who the resource server is: one of the values of <c>aud</c>, compared exactly.</summary>
    public required string Audience { get; init; }

    /// <summary>The algorithms that are taken.</summary>
    public IReadOnlyList<AccessTokenAlgorithm> Algorithms { get; init; } = [AccessTokenAlgorithm.ES256, AccessTokenAlgorithm.PS256, AccessTokenAlgorithm.RS256];

    /// <summary>How far the authorization server's clock may be from this one (RFC 7519 section 4.1.4).</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest lifetime of a token, from <c>iat</c> to <c>exp</c>: one that was issued for longer is refused.</summary>
    public TimeSpan MaxLifetime { get; init; } = TimeSpan.FromDays(1);
}
