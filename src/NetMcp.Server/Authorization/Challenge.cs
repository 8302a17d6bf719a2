using NetMcp.Devices.Inventory;

namespace NetMcp.Server.Authorization;

/// <summary>
/// The <c>WWW-Authenticate</c> headers of a refusal (RFC 6750 section 3, RFC 9449 section 7.1), with where the resource's metadata is (RFC 9728 section
/// 5.1), as the MCP authorization specification wants. A challenge a header: some clients cannot take two apart. DPoP is always among them: a token with a
/// confirmed key is taken wherever any is.
/// </summary>
internal sealed class Challenge
{
    private readonly string _where;
    private readonly bool _takesBearer;

    public Challenge(AuthorizationSettings settings, ProtectedResource resource)
    {
        var scopes = (settings.OAuth?.Scopes ?? []).Where(IsScope).ToList();
        _where = $"resource_metadata=\"{resource.MetadataUrl}\"{(scopes.Count == 0 ? string.Empty : $", scope=\"{string.Join(' ', scopes)}\"")}";
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
            response.Headers.Append("WWW-Authenticate", $"Bearer {_where}{error}");
        }

        response.Headers.Append("WWW-Authenticate", $"DPoP algs=\"ES256\", {_where}{error}");
    }

    // All that a rule is for, each of which is enough: the authorization server gives of them what the user may have. A scope-token of RFC 6749 section 3.3;
    // another text no authorization server gives.
    private static bool IsScope(string text) => text.Length > 0 && text.All(c => c is > ' ' and <= '~' and not ('"' or '\\'));

    // What RFC 6750 section 3 lets stand there: printable ASCII without the quote and the backslash.
    private static string Quotable(string text) => string.Concat(text.Select(c => c is '"' or '\\' ? '\'' : c is < ' ' or > '~' ? '?' : c));
}
