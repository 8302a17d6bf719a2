using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Revocation;
using NetMcp.Trust.Tokens;

namespace NetMcp.Trust.AccessTokens;

/// <summary>
/// What an access token allows, judged like a capability token: the grant that the configuration maps it to, and where the token itself narrows that
/// (<c>authorization_details</c>, RFC 9396 section 9) a second link, so that both must allow.
/// </summary>
public static class AccessTokenChain
{
    /// <summary>Makes the chain of a token that was verified.</summary>
    /// <param name="token">The token.</param>
    /// <param name="grant">The grant that it is mapped to.</param>
    /// <param name="details">What the token narrows it to; null where it does not.</param>
    /// <param name="skew">How far clocks may be apart.</param>
    /// <param name="revocations">What was revoked: by the principal, or by the name that the chain has.</param>
    public static VerifiedChain Of(AccessToken token, NetworkGrant grant, NetworkGrant? details, TimeSpan skew, IRevocations revocations)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(grant);
        var name = TokenIds.NameOf(token.Principal, token.Id);
        var claims = new TokenClaims
        {
            Issuer = token.Issuer,
            Subject = token.Principal,
            // As early as the clocks allow: a revocation of the principal counts by our own clock, and must not be escaped by a server whose clock is ahead.
            IssuedAt = token.IssuedAt - skew,
            NotBefore = token.NotBefore,
            ExpiresAt = token.ExpiresAt,
            Id = name,
            KeyThumbprint = token.KeyThumbprint,
            Grant = grant,
        };
        var links = new List<ChainLink> { new(name, claims) };
        if (details is not null)
        {
            links.Add(new ChainLink(name + "/details", claims with { Grant = details }));
        }

        return new VerifiedChain(links, skew, revocations);
    }
}
