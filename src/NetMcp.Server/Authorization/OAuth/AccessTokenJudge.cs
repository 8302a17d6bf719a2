using System.Text.Json;
using NetMcp.Devices.Inventory;
using NetMcp.Trust.AccessTokens;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Refusals;
using NetMcp.Trust.Revocation;

namespace NetMcp.Server.Authorization.OAuth;

/// <summary>Judges access tokens of the configured authorization server: signature and claims, possession of a confirmed key, the grant, and what was revoked.</summary>
internal sealed class AccessTokenJudge
{
    private const string InvalidToken = "invalid_token";

    private readonly OAuthSettings _settings;
    private readonly AccessTokenRules _rules;
    private readonly ProviderKeys _keys;
    private readonly GrantMapping _mapping;
    private readonly TokenAuthority? _authority;
    private readonly TimeProvider _time;
    private readonly VerifiedCredentials<AccessVerdict.Good> _verified = new();

    public AccessTokenJudge(AuthorizationSettings settings, ProviderKeys keys, IEnumerable<TokenAuthority> authorities, TimeProvider time)
    {
        _settings = settings.OAuth!;
        _keys = keys;
        _time = time;
        _authority = authorities.FirstOrDefault();
        _mapping = new GrantMapping(_settings.Grants);
        _rules = new AccessTokenRules
        {
            Issuer = _settings.Issuer,
            Audience = _settings.Audience ?? settings.Resource!.OriginalString,
            Algorithms = [.. _settings.Algorithms.Select(Enum.Parse<AccessTokenAlgorithm>)],
            ClockSkew = _settings.ClockSkew,
            MaxLifetime = _settings.MaxLifetime,
        };
    }

    /// <summary>Judges a token.</summary>
    /// <param name="text">The token.</param>
    /// <param name="thumbprint">The key that its presenter proved to hold; null where it proved nothing.</param>
    /// <param name="cancellationToken">Gives up waiting for keys.</param>
    /// <param name="maySetKey">Whether the proof may be by a key that the token does not confirm, because what is issued for it will be.</param>
    public async ValueTask<AccessVerdict> JudgeAsync(string text, string? thumbprint, CancellationToken cancellationToken, bool maySetKey = false)
    {
        if (!UnverifiedAccessToken.Read(text, _rules.Algorithms).TryGet(out var unverified, out var refusals))
        {
            return Refuse(refusals);
        }

        if (await _keys.GetAsync(cancellationToken) is not { } keys)
        {
            return new AccessVerdict.Unavailable("The keys of the authorization server are not there.");
        }

        if (!maySetKey && _verified.Find(text, thumbprint, keys) is { } known)
        {
            return Stand(known);
        }

        var verified = unverified.Verify(keys, _rules, _time.GetUtcNow());
        if (verified.Refusals is [{ Code: RefusalCode.Key }] && await _keys.GetNewerAsync(keys, cancellationToken) is { } newer && !ReferenceEquals(newer, keys))
        {
            // A key that was made since: the server may have rotated.
            keys = newer;
            verified = unverified.Verify(keys, _rules, _time.GetUtcNow());
        }

        if (!verified.TryGet(out var token, out refusals))
        {
            return Refuse(refusals);
        }

        // With a key that is yet to be set it is good for an exchange only.
        var verdict = Judge(token, thumbprint, maySetKey);
        if (!maySetKey && verdict is AccessVerdict.Good good)
        {
            _verified.Add(text, thumbprint, keys, good);
        }

        return verdict;
    }

    private AccessVerdict Judge(AccessToken token, string? thumbprint, bool maySetKey)
    {
        if (token.KeyThumbprint is { } confirmed ? thumbprint != confirmed : (thumbprint is not null && !maySetKey) || !_settings.Bearer)
        {
            return Refuse([new Refusal(RefusalCode.Possession, "cnf", token.KeyThumbprint is null ? "Access tokens without a confirmed key are not taken here." : "A proof with the key that the token confirms is needed (DPoP).")]);
        }

        if (_mapping.Find(token) is not { } grant)
        {
            return new AccessVerdict.Refused("insufficient_scope", "Nothing in the token stands for a grant here.", $"No rule maps the token of {token.Principal} to a grant.");
        }

        NetworkGrant? details = null;
        if (token.Claims.TryGetProperty("authorization_details", out var list))
        {
            (details, var wrong) = Details(list);
            if (wrong.Count > 0)
            {
                return Refuse(wrong);
            }
        }

        try
        {
            var chain = AccessTokenChain.Of(token, grant, details, _settings.ClockSkew, (IRevocations?)_authority?.Revocations ?? NoRevocations.Instance);
            return Stand(new AccessVerdict.Good(token, ChainIdentity.Of(chain, thumbprint)));
        }
        catch (RevocationFileException e)
        {
            return new AccessVerdict.Unavailable(e.Message);
        }
    }

    // Times and revocations: judged at each use, whether the token was verified now or before.
    private AccessVerdict Stand(AccessVerdict.Good good)
    {
        try
        {
            return good.Chain.StandingAt(_time.GetUtcNow()) is { Count: > 0 } faults ? Refuse(faults) : good;
        }
        catch (RevocationFileException e)
        {
            return new AccessVerdict.Unavailable(e.Message);
        }
    }

    private (NetworkGrant? Grant, IReadOnlyList<Refusal> Refusals) Details(JsonElement list)
    {
        var (grant, refusals) = TokenDetails.Find(list);
        if (grant is { Pattern: not DeploymentPattern.Gateway })
        {
            return (null, [new Refusal(RefusalCode.Pattern, "authorization_details", "must be of the pattern 'gateway' here.")]);
        }

        // They were meant to narrow; to pass them over would give more than was meant.
        return grant is null || _settings.AuthorizationDetails ? (grant, refusals) : (null, [new Refusal(RefusalCode.Claim, "authorization_details", "The gateway does not take these.")]);
    }

    private static AccessVerdict.Refused Refuse(IReadOnlyList<Refusal> refusals) =>
        new(InvalidToken, Describe(refusals), string.Join(' ', refusals.Select(refusal => $"{refusal.Code}: {refusal}")));

    // These a signature stands before: whoever sent the token has it from the authorization server.
    private static string Describe(IReadOnlyList<Refusal> refusals)
    {
        var isHolder = refusals.All(refusal => refusal.Code is RefusalCode.Expired or RefusalCode.NotYetValid or RefusalCode.Audience or RefusalCode.Possession or RefusalCode.Revoked);
        return isHolder ? string.Join(' ', refusals.Select(refusal => refusal.Message).Distinct(StringComparer.Ordinal)) : "The token is not good here.";
    }
}
