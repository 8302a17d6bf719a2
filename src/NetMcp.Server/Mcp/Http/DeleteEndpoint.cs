using NetMcp.Server.Mcp.Sessions;

namespace NetMcp.Server.Mcp.Http;

/// <summary>A DELETE to the MCP endpoint: the client ends its session.</summary>
internal sealed class DeleteEndpoint
{
    private readonly SessionTable _sessions;

    public DeleteEndpoint(SessionTable sessions)
    {
        _sessions = sessions;
    }

    /// <summary>Answers the request.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        SessionLease? lease = null;
        if ((SessionMethodRule.Check(http.Request) ?? SessionRule.Find(http, _sessions, out lease)) is { } refusal)
        {
            await RefusalWriter.WriteAsync(http, null, refusal);
            return;
        }

        using (lease)
        {
            await _sessions.EndAsync(lease!.Session);
        }
    }
}
