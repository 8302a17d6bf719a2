using System.Security.Claims;

namespace NetMcp.Server.Mcp.Sessions;

/// <summary>
/// Who opened a session: the claim that names the caller. Whoever else presents the session's id is refused, so that a leaked id is
/// not a credential. Without authorization everybody is <see cref="Nobody"/>.
/// </summary>
internal sealed record SessionOwner(string Type, string Value, string Issuer)
{
    /// <summary>A caller that was not authenticated.</summary>
    public static readonly SessionOwner Nobody = new(string.Empty, string.Empty, string.Empty);

    /// <summary>The owner that a caller would be.</summary>
    public static SessionOwner Of(ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true })
        {
            return Nobody;
        }

        var claim = user.FindFirst(ClaimTypes.NameIdentifier) ?? user.FindFirst("sub") ?? user.FindFirst(ClaimTypes.Upn);
        return claim is null ? Nobody : new SessionOwner(claim.Type, claim.Value, claim.Issuer);
    }
}
