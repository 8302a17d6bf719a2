using NetMcp.Core.Auditing;
using NetMcp.Devices.Inventory;
using NetMcp.Trust.AccessTokens;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Refusals;
using NetMcp.Trust.Tokens;

namespace NetMcp.Server.Authorization.OAuth;

/// <summary>
/// Exchanges an access token for a capability token of the gateway's own authority (RFC 8693) that allows nothing that the access token does not: its grant is
/// the common part of what that is mapped to and what is asked for, without approving, and it ends no later. It is in the audit log before it is given out.
/// </summary>
internal sealed class TokenExchange
{
    private readonly AuthorizationSettings _settings;
    private readonly AccessTokenJudge _judge;
    private readonly TokenAuthority _authority;
    private readonly IAuditLog _audit;
    private readonly TimeProvider _time;

    public TokenExchange(AuthorizationSettings settings, AccessTokenJudge judge, TokenAuthority authority, IAuditLog audit, TimeProvider time)
    {
        _settings = settings;
        _judge = judge;
        _authority = authority;
        _audit = audit;
        _time = time;
    }

    /// <summary>Judges a request, up to the token's being made: what is told of it is decided, and nothing is used up yet.</summary>
    /// <returns>The claims of the token, or the refusal.</returns>
    public async ValueTask<(TokenClaims? Claims, TokenExchangeResult.Refused? Refusal)> JudgeAsync(TokenExchangeRequest request, CancellationToken cancellationToken)
    {
        switch (await _judge.JudgeAsync(request.SubjectToken, request.Thumbprint, cancellationToken, maySetKey: true))
        {
            case AccessVerdict.Good good:
                return Judge(good, request);
            case AccessVerdict.Refused refused:
                // RFC 8693 section 2.2.2: a subject token that is not good is an invalid request.
                return (null, new TokenExchangeResult.Refused(StatusCodes.Status400BadRequest, "invalid_request", "subject_token: " + refused.Description, refused.Reason));
            case AccessVerdict.Unavailable unavailable:
                return (null, Later(unavailable.Reason));
            default:
                throw new InvalidOperationException();
        }
    }

    /// <summary>Makes the token that was judged, and records it.</summary>
    public async ValueTask<TokenExchangeResult> IssueAsync(TokenClaims claims, string? remoteAddress, CancellationToken cancellationToken)
    {
        try
        {
            if (!TokenIssuer.Issue(claims, _authority.Signer()).TryGet(out var token, out var mistakes))
            {
                return TokenExchangeResult.Refused.Because("invalid_authorization_details", "No token can hold this: " + string.Join(' ', mistakes));
            }

            await _audit.WriteAsync(
                new AuditRecord
                {
                    Kind = AuditKind.TokenIssued,
                    Outcome = AuditOutcome.Succeeded,
                    Reason = "An access token was exchanged.",
                    Principal = claims.Subject,
                    ChainIds = [claims.Id],
                    Client = new AuditClient(null, null, remoteAddress),
                    Tool = "POST " + ProtectedResource.TokenPath,
                    Arguments = GrantWriter.Write(claims.Grant).ToJsonString(),
                },
                AuditUrgency.Effect,
                cancellationToken);
            return new TokenExchangeResult.Issued(token, claims.KeyThumbprint is not null, claims.Grant, claims.ExpiresAt - claims.IssuedAt);
        }
        catch (Exception e) when (e is KeyFileException or AuditUnavailableException)
        {
            return Later(e.Message);
        }
    }

    private static TokenExchangeResult.Refused Later(string reason) =>
        new(StatusCodes.Status503ServiceUnavailable, "temporarily_unavailable", "No token can be issued now; the gateway's log says why.", reason);

    private (TokenClaims? Claims, TokenExchangeResult.Refused? Refusal) Judge(AccessVerdict.Good good, TokenExchangeRequest request)
    {
        if (request.Thumbprint is null && !_settings.Bearer)
        {
            return (null, TokenExchangeResult.Refused.Because("invalid_dpop_proof", "Send a DPoP proof: the token is confirmed for its key, and bearer tokens are not taken here."));
        }

        if (!Narrow(good, request.Details).TryGet(out var grant, out var refusals))
        {
            return (null, TokenExchangeResult.Refused.Because("invalid_authorization_details", string.Join(' ', refusals)));
        }

        // Whole seconds, as the token has them. What is left of the access token, without the skew: clocks are no reason to live longer.
        var now = DateTimeOffset.FromUnixTimeSeconds(_time.GetUtcNow().ToUnixTimeSeconds());
        var longest = Least(_settings.OAuth!.ExchangeLifetime, _settings.MaxLifetime);
        var ends = good.Token.ExpiresAt < now + longest ? good.Token.ExpiresAt : now + longest;
        if (ends <= now)
        {
            return (null, TokenExchangeResult.Refused.Because("invalid_request", "subject_token: It has expired."));
        }

        return (new TokenClaims
        {
            Issuer = _settings.Issuer,
            Subject = good.Chain.Principal,
            Audience = _settings.Audience,
            IssuedAt = now,
            NotBefore = now,
            ExpiresAt = ends,
            Id = TokenIds.CreateFor(good.Chain.Principal),
            KeyThumbprint = request.Thumbprint,
            Grant = grant,
        }, null);
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <summary>The common part of all grants of the access token and of what is asked for.</summary>
    private static Checked<NetworkGrant> Narrow(AccessVerdict.Good good, string? details)
    {
        var asked = good.Chain.Links.Skip(1).Select(link => link.Claims.Grant).ToList();
        if (details is not null)
        {
            if (!TokenDetails.Read(details).TryGet(out var wanted, out var refusals))
            {
                return refusals.ToList();
            }

            asked.Add(wanted);
        }

        // With nothing asked it is narrowed by itself, which leaves out approving.
        var grant = good.Chain.Token.Grant;
        foreach (var one in asked.DefaultIfEmpty(grant))
        {
            if (!GrantIntersection.Of(grant, one).TryGet(out var common, out var refusals))
            {
                return refusals.ToList();
            }

            grant = common;
        }

        return grant;
    }
}
