using NetMcp.Devices.Inventory;

namespace NetMcp.Server.Authorization;

/// <summary>
/// The <c>WWW-Authenticate</c> headers of a refusal (RFC 6750 section 3, RFC 9449 section 7.1), with where the resource's metadata is (RFC 9728 section
/// 5.1), as the MCP authorization specification wants. A challenge a header: some clients cannot take two apart.
/// </summary>
internal sealed class Challenge
{
    private readonly string _metadata;
    private readonly bool _takesBearer;

    public Challenge(AuthorizationSettings settings, ProtectedResource resource)
    {
        _metadata = resource.MetadataUrl;
        _takesBearer = settings.Bearer || settings.OAuth?.Bearer == true;
    }

    /// <summary>Adds them to a refusal that has some.</summary>
    public void Add(HttpResponse response, GateRefusal refusal)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(refusal);
        if (refusal.Status is not (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden))
        {
            return;
        }

        var error = refusal.Error is { } code ? $", error=\"{code}\", error_description=\"{Quotable(refusal.Description)}\"" : string.Empty;
        if (_takesBearer)
        {
            response.Headers.Append("WWW-Authenticate", $"Bearer resource_metadata=\"{_metadata}\"{error}");
        }

        response.Headers.Append("WWW-Authenticate", $"DPoP algs=\"ES256\", resource_metadata=\"{_metadata}\"{error}");
    }

    // What RFC 6750 section 3 lets stand there: printable ASCII without the quote and the backslash.
    private static string Quotable(string text) => string.Concat(text.Select(c => c is '"' or '\\' ? '\'' : c is < ' ' or > '~' ? '?' : c));
}
