using NetMcp.Trust.Grants;

namespace NetMcp.Trust.Chains;

/// <summary>What a verifier takes.</summary>
public sealed record ChainVerifierOptions
{
    /// <summary>The authority whose tokens are taken: the exact <c>iss</c>.</summary>
    public required string Issuer { get; init; }

    /// <summary>Who the verifier is: the exact <c>aud</c>.</summary>
    public required string Audience { get; init; }

    /// <summary>The patterns that are taken here.</summary>
    public required IReadOnlyList<DeploymentPattern> Patterns { get; init; }

    /// <summary>How far the clocks of the authority and of holders may be from this one's (RFC 7519 section 4.1.4).</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest lifetime of a token: one that was issued for longer is refused, so that a key's overlap can be bounded.</summary>
    public TimeSpan MaxLifetime { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Whether a token without a confirmed key is taken from whoever presents it (RFC 6750). Off unless an operator wants it.</summary>
    public bool AllowBearer { get; init; }
}
