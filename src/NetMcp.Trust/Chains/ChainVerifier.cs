using NetMcp.Trust.Grants;
using NetMcp.Trust.Jose;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Refusals;
using NetMcp.Trust.Revocation;
using NetMcp.Trust.Tokens;

namespace NetMcp.Trust.Chains;

/// <summary>
/// Verifies a chain: the token by a published key of the authority, each link by the key that the token or link before it confirms, each link's hash
/// of what is before it, and that whoever presents it holds the key that the last confirms. The key of a link travels in its own header
/// (<c>jwk</c>) and counts only because its thumbprint is the <c>cnf.jkt</c> before.
/// </summary>
/// <param name="options">What is taken.</param>
/// <param name="revocations">What was revoked.</param>
public sealed class ChainVerifier(ChainVerifierOptions options, IRevocations revocations)
{
    private readonly KeyCache _cache = new();

    /// <summary>Verifies a chain. Safe for use from several threads.</summary>
    /// <param name="text">The JWSs, oldest first, with <c>~</c> between.</param>
    /// <param name="keys">The keys that the authority publishes now.</param>
    /// <param name="presenterThumbprint">
    /// The thumbprint of the key that the presenter has just proved to hold (a DPoP proof, RFC 9449), or null when it proved nothing. This is what
    /// stops whoever holds a narrowed chain from leaving off its last links.
    /// </param>
    /// <param name="now">The time.</param>
    public Checked<VerifiedChain> Verify(string text, KeySet keys, string? presenterThumbprint, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(keys);
        if (!ChainText.Read(text, _cache).TryGet(out var parts, out var refusals))
        {
            return refusals.ToList();
        }

        if (!VerifyLinks(parts, keys).TryGet(out var links, out refusals))
        {
            return refusals.ToList();
        }

        var chain = new VerifiedChain(links, options.ClockSkew, revocations);
        var found = chain.Standing(now);
        CheckToken(chain.Token, found);
        for (var i = 1; i < links.Count; i++)
        {
            if (links[i].Claims.Grant.Pattern != chain.Token.Grant.Pattern)
            {
                found.Add(new Refusal(RefusalCode.Pattern, ChainText.Place(i, ""), "A link cannot change the pattern."));
            }
        }

        CheckPossession(chain.Last, presenterThumbprint, found);
        return found.Count == 0 ? chain : found;
    }

    private Checked<List<ChainLink>> VerifyLinks(List<Jws> parts, KeySet keys)
    {
        var links = new List<ChainLink>(parts.Count);
        foreach (var part in parts)
        {
            var place = ChainText.Place(links.Count, "");
            var parent = links.Count == 0 ? null : links[^1];
            var key = parent is null ? keys.Find(part.Kid!) : part.Key!.Thumbprint == parent.Claims.KeyThumbprint ? part.Key : null;
            if (key is null)
            {
                return new Refusal(RefusalCode.Key, place, parent is null ? "No published key of the authority has this name." : "The key is not the one that was confirmed before.");
            }

            if (!part.IsSignedBy(key))
            {
                return new Refusal(RefusalCode.Signature, place, "The signature does not verify.");
            }

            if (!ClaimsReader.Read(part.Payload, parent is not null, place).TryGet(out var claims, out var mistakes))
            {
                return mistakes.ToList();
            }

            if (parent is not null && claims.ParentHash != parts[links.Count - 1].Hash)
            {
                return new Refusal(RefusalCode.Chain, place, "It was made for another parent than the one before it.");
            }

            if (parent is not null)
            {
                _cache.Add(key);
            }

            links.Add(new ChainLink(parent is null ? claims.Id : parent.Id + "/" + claims.Id, claims));
        }

        return links;
    }

    private void CheckToken(TokenClaims token, List<Refusal> found)
    {
        var place = ChainText.Place(0, "");
        if (token.Issuer != options.Issuer)
        {
            found.Add(new Refusal(RefusalCode.Issuer, place, "It is from another issuer."));
        }

        if (token.Audience != options.Audience)
        {
            found.Add(new Refusal(RefusalCode.Audience, place, "It is for another audience."));
        }

        if (!options.Patterns.Contains(token.Grant.Pattern))
        {
            found.Add(new Refusal(RefusalCode.Pattern, place, $"A token of the pattern '{GrantNames.Of(token.Grant.Pattern)}' is not taken here."));
        }

        if (token.ExpiresAt - token.IssuedAt > options.MaxLifetime)
        {
            found.Add(new Refusal(RefusalCode.Claim, place, $"It was issued for longer than {options.MaxLifetime.TotalHours:0} hours."));
        }
    }

    private void CheckPossession(TokenClaims last, string? presenter, List<Refusal> found)
    {
        if (last.KeyThumbprint is { } confirmed ? presenter != confirmed : !options.AllowBearer)
        {
            found.Add(new Refusal(RefusalCode.Possession, "", last.KeyThumbprint is null ? "Tokens without a confirmed key are not taken here." : "A proof with the key that the last link confirms is needed (DPoP)."));
        }
    }
}
