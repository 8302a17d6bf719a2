using NetMcp.Server.Mcp.Protocol;
using NetMcp.Server.Mcp.Sessions;
using NetMcp.Server.Mcp.Stateless;

namespace NetMcp.Server.Mcp.Http;

/// <summary>A POST to the MCP endpoint: admission rule by rule, then one of the two eras.</summary>
internal sealed class PostEndpoint
{
    private readonly RequestBodyReader _bodies;
    private readonly HeaderAgreementRule _headers;
    private readonly StatelessExchange _stateless;
    private readonly SessionExchange _sessions;
    private readonly IHostApplicationLifetime _lifetime;

    public PostEndpoint(
        RequestBodyReader bodies, HeaderAgreementRule headers, StatelessExchange stateless, SessionExchange sessions, IHostApplicationLifetime lifetime)
    {
        _bodies = bodies;
        _headers = headers;
        _stateless = stateless;
        _sessions = sessions;
        _lifetime = lifetime;
    }

    /// <summary>Answers the request.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        if (AcceptRule.CheckPost(http.Request) is { } notAcceptable)
        {
            await RefusalWriter.WriteAsync(http, null, notAcceptable);
            return;
        }

        switch (await _bodies.ReadAsync(http))
        {
            case BodyReading.Refused { Refusal: var refusal }:
                await RefusalWriter.WriteAsync(http, null, refusal);
                break;
            case BodyReading.Parsed { Message: var message }:
                if (await AnswerAsync(http, message) is { } refused)
                {
                    await RefusalWriter.WriteAsync(http, message.Id, refused);
                }

                break;
        }
    }

    private async Task<Refusal?> AnswerAsync(HttpContext http, InboundMessage message)
    {
        // Answers and cancellations of calls under way still get in; what would start something new does not.
        if (message.IsRequest && _lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return new Refusal(StatusCodes.Status503ServiceUnavailable, WireErrors.Unavailable, "The gateway is stopping and takes no new requests.");
        }

        switch (VersionRule.Admit(http.Request, message))
        {
            case RequestAdmission.Refused { Refusal: var refusal }:
                return refusal;
            case RequestAdmission.InSession:
                return await _sessions.HandleAsync(http, message);
            default:
                if (_headers.Check(http.Request, message) is { } mismatch)
                {
                    return mismatch;
                }

                await _stateless.HandleAsync(http, message);
                return null;
        }
    }
}
