using System.Globalization;
using System.Security.Claims;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace NetMcp.Tools.Calling;

/// <summary>Names the caller of a tool, so that what was kept for one is not handed to another.</summary>
internal static class CallerName
{
    /// <summary>
    /// The caller's principal and session, as far as there are any. A caller of the stateless revision without authentication has neither: what is kept
    /// for it is guarded by its cursor alone.
    /// </summary>
    public static string Of(RequestContext<CallToolRequestParams> request)
    {
        var claim = Claim(request);

        // With its length before it no name can pass for two.
        return string.Create(CultureInfo.InvariantCulture, $"{claim?.Issuer.Length}:{claim?.Issuer}\n{claim?.Value.Length}:{claim?.Value}\n{request.Server.SessionId}");
    }

    private static Claim? Claim(RequestContext<CallToolRequestParams> request) =>
        request.User is { Identity.IsAuthenticated: true } user ? user.FindFirst(ClaimTypes.NameIdentifier) ?? user.FindFirst("sub") : null;
}
