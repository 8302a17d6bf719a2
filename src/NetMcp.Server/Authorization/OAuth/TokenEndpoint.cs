using System.Text.Json.Nodes;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Mcp.Http;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Proofs;

namespace NetMcp.Server.Authorization.OAuth;

/// <summary>
/// <c>POST /oauth/token</c>: the token endpoint (RFC 6749 section 3.2) with the one grant type of RFC 8693. Whoever asks is known by the access token that it
/// exchanges, so there are no clients to authenticate. In the order of the gate before MCP: the proof is checked, the token judged, and only then is the proof
/// used up.
/// </summary>
internal sealed class TokenEndpoint
{
    private const string GrantType = "urn:ietf:params:oauth:grant-type:token-exchange";
    private const string AccessTokenType = "urn:ietf:params:oauth:token-type:access_token";

    private static readonly string[] Targets = ["resource", "audience"];

    private readonly TokenExchange _exchange;
    private readonly PossessionProof _proofs;
    private readonly HostAndOriginRule _rule;
    private readonly RefusalAudit _refusals;
    private readonly IReadOnlyList<string> _self;
    private readonly TokenForm _form;
    private readonly ILogger<TokenEndpoint> _log;

    public TokenEndpoint(
        AuthorizationSettings settings,
        ProtectedResource resource,
        TokenExchange exchange,
        PossessionProof proofs,
        HostAndOriginRule rule,
        RefusalAudit refusals,
        TokenForm form,
        ILogger<TokenEndpoint> log)
    {
        _exchange = exchange;
        _proofs = proofs;
        _rule = rule;
        _refusals = refusals;
        _log = log;
        _form = form;
        _self = [resource.Identifier, settings.Resource!.OriginalString, settings.Audience!];
    }

    /// <summary>Answers a request.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (_rule.Check(http.Request) is { } forbidden)
        {
            await _refusals.WriteAsync(http, forbidden);
            await RefusalWriter.WriteAsync(http, null, forbidden);
            return;
        }

        // RFC 6749 section 5.1; a refusal is nobody else's either.
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            var result = await AnswerAsync(http);
            _proofs.SendNonce(http.Response);
            await WriteAsync(http, result);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client went away; there is nobody to answer.
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            OAuthLog.ExchangeFailed(_log, e);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private async Task<TokenExchangeResult> AnswerAsync(HttpContext http)
    {
        var (request, refusal) = await ReadAsync(http);
        if (refusal is not null)
        {
            return refusal;
        }

        DpopProof? proof = null;
        if (PossessionProof.IsIn(http.Request) && _proofs.CheckWithoutToken(http.Request, out proof) is { } unproved)
        {
            return Of(unproved);
        }

        var (claims, refused) = await _exchange.JudgeAsync(request! with { Thumbprint = proof?.Key.Thumbprint }, http.RequestAborted);
        return refused is not null ? refused
            : proof is not null && _proofs.Use(proof) is { } used ? Of(used)
            : await _exchange.IssueAsync(claims!, request!.RemoteAddress, http.RequestAborted);
    }

    private static TokenExchangeResult.Refused Of(GateRefusal refusal) => new(
        refusal.Status == StatusCodes.Status503ServiceUnavailable ? refusal.Status : StatusCodes.Status400BadRequest, refusal.Error!, refusal.Description, refusal.Reason);

    private async Task<(TokenExchangeRequest? Request, TokenExchangeResult.Refused? Refusal)> ReadAsync(HttpContext http)
    {
        var (values, objection) = await _form.ReadAsync(http);
        return objection is null ? Read(values!, http.Connection.RemoteIpAddress?.ToString()) : (null, Invalid(objection));
    }

    private (TokenExchangeRequest? Request, TokenExchangeResult.Refused? Refusal) Read(IReadOnlyDictionary<string, string> values, string? address)
    {
        if (values.GetValueOrDefault("grant_type") != GrantType)
        {
            return (null, values.ContainsKey("grant_type") ? TokenExchangeResult.Refused.Because("unsupported_grant_type", "Only " + GrantType + " is taken.") : Invalid("'grant_type' is missing."));
        }

        if (values.GetValueOrDefault("subject_token") is not { } token || values.GetValueOrDefault("subject_token_type") != AccessTokenType)
        {
            return (null, Invalid("'subject_token' is an access token, and 'subject_token_type' " + AccessTokenType + "."));
        }

        if (values.ContainsKey("actor_token") || values.ContainsKey("actor_token_type"))
        {
            return (null, Invalid("No 'actor_token' is taken: whoever gets the token hands it on by narrowing it."));
        }

        if (values.TryGetValue("requested_token_type", out var type) && type != AccessTokenType)
        {
            return (null, Invalid("Only " + AccessTokenType + " is issued."));
        }

        if (Targets.Any(name => values.TryGetValue(name, out var target) && !_self.Contains(target, StringComparer.Ordinal)))
        {
            return (null, TokenExchangeResult.Refused.Because("invalid_target", "Tokens are issued for this gateway only."));
        }

        if (values.ContainsKey("scope"))
        {
            return (null, TokenExchangeResult.Refused.Because("invalid_scope", "What the token is for is said by 'authorization_details'."));
        }

        return (new TokenExchangeRequest(token, values.GetValueOrDefault("authorization_details"), null, address), null);
    }

    private static TokenExchangeResult.Refused Invalid(string description) => TokenExchangeResult.Refused.Because("invalid_request", description);

    private async Task WriteAsync(HttpContext http, TokenExchangeResult result)
    {
        switch (result)
        {
            case TokenExchangeResult.Issued issued:
                await AnswerAsync(http, StatusCodes.Status200OK, new JsonObject
                {
                    ["access_token"] = issued.Token,
                    ["issued_token_type"] = AccessTokenType,
                    ["token_type"] = issued.IsBound ? AuthorizationHeader.Dpop : AuthorizationHeader.Bearer,
                    ["expires_in"] = (long)issued.Lifetime.TotalSeconds,
                    ["authorization_details"] = new JsonArray(GrantWriter.Write(issued.Grant)),
                });
                break;
            case TokenExchangeResult.Refused refused:
                await _refusals.WriteAsync(http, new GateRefusal(refused.Status, refused.Error, refused.Description, refused.Reason));
                await AnswerAsync(http, refused.Status, new JsonObject { ["error"] = refused.Error, ["error_description"] = refused.Description });
                break;
        }
    }

    private static Task AnswerAsync(HttpContext http, int status, JsonObject body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(body.ToJsonString(), http.RequestAborted);
    }
}
