using ModelContextProtocol;
using NetMcp.Server.Mcp.Http;
using NetMcp.Server.Mcp.Protocol;

namespace NetMcp.Server.Mcp.Sessions;

/// <summary>Finds the session that a request names.</summary>
internal static class SessionRule
{
    /// <summary>Null and a lease, or the refusal.</summary>
    public static Refusal? Find(HttpContext http, SessionTable sessions, out SessionLease? lease)
    {
        lease = null;
        if (!HeaderText.TryGetSingle(http.Request, McpHeaders.SessionId, out var id) || id.Length == 0)
        {
            return Refusal.InvalidRequest("The Mcp-Session-Id header is missing; open a session with initialize, or speak revision 2026-07-28.");
        }

        switch (sessions.Acquire(id, SessionOwner.Of(http.User)))
        {
            case SessionLookup.Found found:
                lease = found.Lease;
                return null;
            case SessionLookup.NotYours:
                return new Refusal(StatusCodes.Status403Forbidden, (int)McpErrorCode.InvalidRequest, "The session belongs to another caller.");
            default:
                return new Refusal(StatusCodes.Status404NotFound, WireErrors.SessionNotFound, "There is no such session, or no more; open one with initialize.");
        }
    }
}
