using System.Buffers;
using NetMcp.Trust.Chains;

namespace NetMcp.Server.Authorization;

/// <summary>Reads the one <c>Authorization</c> header of a request (RFC 9110 section 11.6.2).</summary>
internal static class AuthorizationHeader
{
    /// <summary>The scheme of RFC 9449.</summary>
    public const string Dpop = "DPoP";

    /// <summary>The scheme of RFC 6750.</summary>
    public const string Bearer = "Bearer";

    // An access token of an identity provider may be as long as the longest chain.
    private const int MaxLength = ChainLimits.MaxLength;

    // RFC 9110 section 11.2.
    private static readonly SearchValues<char> Token68 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=");

    /// <summary>Null and a credential, or the refusal.</summary>
    public static GateRefusal? Read(HttpRequest request, out string scheme, out string credential)
    {
        (scheme, credential) = (string.Empty, string.Empty);

        // RFC 6750 section 2.3 and the MCP authorization specification: a URL ends up in logs.
        if (request.Query.ContainsKey("access_token"))
        {
            return GateRefusal.BadRequest("A token does not stand in a URL.");
        }

        var values = request.Headers.Authorization;
        if (values.Count == 0)
        {
            return GateRefusal.Anonymous;
        }

        var text = values.Count == 1 ? values[0] ?? string.Empty : string.Empty;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space <= 0)
        {
            return GateRefusal.BadRequest("One Authorization header is needed, with a scheme and a token.");
        }

        // A scheme's case does not count (RFC 9110 section 11.1).
        var name = text.AsSpan(0, space);
        scheme = name.Equals(Dpop, StringComparison.OrdinalIgnoreCase) ? Dpop : name.Equals(Bearer, StringComparison.OrdinalIgnoreCase) ? Bearer : string.Empty;
        if (scheme.Length == 0)
        {
            return GateRefusal.Anonymous with { Reason = "Another scheme than DPoP or Bearer." };
        }

        credential = text[(space + 1)..].TrimStart(' ');
        return credential.Length is > 0 and <= MaxLength && !credential.AsSpan().ContainsAnyExcept(Token68)
            ? null
            : GateRefusal.BadRequest("The Authorization header holds no token.");
    }
}
