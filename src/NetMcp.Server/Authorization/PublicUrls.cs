using Microsoft.Extensions.Options;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Mcp;

namespace NetMcp.Server.Authorization;

/// <summary>
/// The URLs by which clients know the gateway's endpoints, made of the configured resource: what a proof is for (<c>htu</c>) must not hang on a header that the
/// caller chooses.
/// </summary>
internal sealed class PublicUrls
{
    private readonly Uri _resource;
    private readonly string _mcpPath;
    private readonly string _base;

    public PublicUrls(AuthorizationSettings settings, IOptions<McpEndpointOptions> options)
    {
        _resource = settings.Resource!;
        _mcpPath = options.Value.Path;

        // A proxy may have put a prefix before all of the gateway's paths.
        var path = _resource.AbsolutePath;
        var prefix = path.EndsWith(_mcpPath, StringComparison.Ordinal) ? path[..^_mcpPath.Length] : string.Empty;
        _base = _resource.GetLeftPart(UriPartial.Authority) + prefix;
    }

    /// <summary>The URL that a request was sent to, as its client knows it.</summary>
    public Uri Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Path.Equals(_mcpPath, StringComparison.Ordinal) ? _resource : new Uri(_base + request.Path.ToUriComponent());
    }
}
