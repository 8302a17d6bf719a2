using System.Security.Claims;

namespace NetMcp.Core.Access;

/// <summary>
/// A caller as the frameworks between the socket and a tool carry it: the user of an HTTP request, and of an MCP message. Its name identifier is
/// <see cref="ICaller.Key"/>.
/// </summary>
public sealed class CallerPrincipal : ClaimsPrincipal
{
    private const string AuthenticationType = "netmcp";

    /// <summary>Carries a caller.</summary>
    public CallerPrincipal(ICaller caller)
        : base(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, (caller ?? throw new ArgumentNullException(nameof(caller))).Key), new Claim(ClaimTypes.Name, caller.Name)], AuthenticationType))
    {
        Caller = caller;
    }

    /// <summary>The caller.</summary>
    public ICaller Caller { get; }

    /// <summary>The caller that a user carries; nobody in particular where it carries none, which only happens where authorization is not configured.</summary>
    public static ICaller Of(ClaimsPrincipal? user) => (user as CallerPrincipal)?.Caller ?? LocalCaller.Anonymous;
}
