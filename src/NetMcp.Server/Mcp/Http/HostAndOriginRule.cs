using Microsoft.Extensions.Options;
using ModelContextProtocol;

namespace NetMcp.Server.Mcp.Http;

/// <summary>
/// Refuses a request whose Host or Origin is not ours. A web page that rebinds its own name to 127.0.0.1 (DNS rebinding) still
/// sends that name in both headers, so this is what keeps a browser from driving the gateway.
/// </summary>
internal sealed class HostAndOriginRule
{
    private readonly HashSet<string> _hosts;
    private readonly HashSet<string> _origins;

    public HostAndOriginRule(IOptions<McpEndpointOptions> options)
    {
        _hosts = new HashSet<string>(options.Value.AllowedHosts, StringComparer.OrdinalIgnoreCase);
        _origins = new HashSet<string>(options.Value.AllowedOrigins, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Null when the request may go on.</summary>
    public Refusal? Check(HttpRequest request)
    {
        if (!request.Host.HasValue || !_hosts.Contains(request.Host.Host))
        {
            return Forbidden("The Host header does not name this gateway.");
        }

        var origins = request.Headers.Origin;
        return origins.Count switch
        {
            0 => null,
            1 when IsAllowedOrigin(origins[0]) => null,
            _ => Forbidden("The Origin header names a site that may not call this gateway."),
        };
    }

    // A browser says "null" for an opaque origin (a sandboxed frame, a local file), which anybody can produce.
    private bool IsAllowedOrigin(string? origin) =>
        origin is not null &&
        (_origins.Contains(origin) ||
        (Uri.TryCreate(origin, UriKind.Absolute, out var url) &&
            (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && _hosts.Contains(url.Host)));

    private static Refusal Forbidden(string message) => new(StatusCodes.Status403Forbidden, (int)McpErrorCode.InvalidRequest, message);
}
