using ModelContextProtocol.Protocol;
using NetMcp.Server.Mcp.Callers;
using NetMcp.Server.Mcp.Http;
using NetMcp.Server.Mcp.Protocol;

namespace NetMcp.Server.Mcp.Sessions;

/// <summary>A POST of revision 2025-11-25 or older: finds or opens its session and hands the message to it.</summary>
internal sealed class SessionExchange
{
    private readonly SessionTable _sessions;

    public SessionExchange(SessionTable sessions)
    {
        _sessions = sessions;
    }

    /// <summary>Answers the message; a refusal is returned where nothing was written.</summary>
    public async Task<Refusal?> HandleAsync(HttpContext http, InboundMessage message)
    {
        var opens = message is { Method: RequestMethods.Initialize, IsRequest: true };
        var named = http.Request.Headers[McpHeaders.SessionId].Count > 0;
        if (opens && named)
        {
            return Refusal.InvalidRequest("initialize opens a session and must not name one.");
        }

        var opened = opens ? await _sessions.OpenAsync(http.User) : null;
        if (opens && opened is null)
        {
            return new Refusal(StatusCodes.Status503ServiceUnavailable, WireErrors.Unavailable, "Too many sessions are open; try again later.");
        }

        var lease = opened;
        if (lease is null && SessionRule.Find(http, _sessions, out lease) is { } refusal)
        {
            return refusal;
        }

        using (lease)
        {
            try
            {
                await RunAsync(http, lease!.Session, message.Message);
            }
            finally
            {
                await EndUnlessInitializedAsync(opened);
            }
        }

        return null;
    }

    // An initialize that was refused leaves a session that nothing can be done with.
    private Task EndUnlessInitializedAsync(SessionLease? opened) =>
        opened is { Session: { Server.NegotiatedProtocolVersion: null } session } ? _sessions.EndAsync(session) : Task.CompletedTask;

    // A dropped POST does not end the call: the older revisions say that only notifications/cancelled does, and the answer can
    // still be read by Last-Event-ID.
    private static async Task RunAsync(HttpContext http, McpHttpSession session, JsonRpcMessage message)
    {
        // Not the header's version: clients send a stale one, and what counts is what initialize agreed on.
        message.Context = RemoteAddress.ContextOf(http);
        http.Features.Set(session.Server);
        http.Response.Headers[McpHeaders.SessionId] = session.Id;
        EventStreamResponse.Prepare(http);
        if (!await session.Transport.HandlePostRequestAsync(message, http.Response.Body, http.RequestAborted))
        {
            EventStreamResponse.Accept(http);
        }
    }
}
