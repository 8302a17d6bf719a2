using ModelContextProtocol;
using NetMcp.Server.Mcp.Protocol;

namespace NetMcp.Server.Mcp.Http;

/// <summary>GET and DELETE belong to the revisions with sessions.</summary>
internal static class SessionMethodRule
{
    /// <summary>Null when the request may go on.</summary>
    public static Refusal? Check(HttpRequest request)
    {
        if (VersionRule.CheckHeader(request, out var version) is { } refusal)
        {
            return refusal;
        }

        return version == ProtocolRevisions.Stateless
            ? new Refusal(StatusCodes.Status405MethodNotAllowed, (int)McpErrorCode.InvalidRequest, "Revision 2026-07-28 has POST only.") { Allow = "POST" }
            : null;
    }
}
