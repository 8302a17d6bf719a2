using System.Text.Json.Nodes;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Mcp.Http;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Keys;

namespace NetMcp.Server.Authorization.OAuth;

/// <summary>What the gateway says of itself to anybody: its metadata as a protected resource (RFC 9728), and the public keys of its own token authority (RFC 7517).</summary>
internal sealed class ResourceMetadataEndpoint
{
    /// <summary>How long either may be kept, in seconds: keys are published before they sign (<c>netmcp keys rotate --lead</c>).</summary>
    private const string Cached = "public, max-age=300";

    private readonly ProtectedResource _resource;
    private readonly TokenAuthority? _authority;
    private readonly HostAndOriginRule _rule;
    private readonly ILogger<ResourceMetadataEndpoint> _log;
    private readonly string _metadata;

    public ResourceMetadataEndpoint(AuthorizationSettings settings, ProtectedResource resource, IEnumerable<TokenAuthority> authorities, HostAndOriginRule rule, ILogger<ResourceMetadataEndpoint> log)
    {
        _resource = resource;
        _authority = authorities.FirstOrDefault();
        _rule = rule;
        _log = log;
        _metadata = Describe(settings).ToJsonString();
    }

    /// <summary>Answers with the metadata (RFC 9728 section 3.2).</summary>
    public Task MetadataAsync(HttpContext http) => AnswerAsync(http, "application/json", () => _metadata);

    /// <summary>Answers with the keys.</summary>
    public Task KeysAsync(HttpContext http) => AnswerAsync(http, "application/jwk-set+json", () => _authority!.Published().ToJson().ToJsonString());

    private async Task AnswerAsync(HttpContext http, string type, Func<string> text)
    {
        if (_rule.Check(http.Request) is { } refusal)
        {
            await RefusalWriter.WriteAsync(http, null, refusal);
            return;
        }

        try
        {
            var body = text();
            http.Response.ContentType = type;
            http.Response.Headers.CacheControl = Cached;
            await http.Response.WriteAsync(body, http.RequestAborted);
        }
        catch (KeyFileException e)
        {
            AuthorizationLog.Unavailable(_log, e.Message);
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private JsonObject Describe(AuthorizationSettings settings)
    {
        var oauth = settings.OAuth;
        var json = new JsonObject { ["resource"] = _resource.Identifier };
        if (oauth is not null)
        {
            json["authorization_servers"] = new JsonArray(oauth.Issuer);
            if (oauth.Scopes.Count > 0)
            {
                json["scopes_supported"] = new JsonArray([.. oauth.Scopes.Select(scope => (JsonNode)scope)]);
            }
        }

        if (_authority is not null)
        {
            json["jwks_uri"] = _resource.KeySetUrl;
        }

        json["bearer_methods_supported"] = new JsonArray("header");
        json["dpop_signing_alg_values_supported"] = new JsonArray("ES256");
        json["dpop_bound_access_tokens_required"] = !settings.Bearer && oauth?.Bearer != true;
        json["authorization_details_types_supported"] = new JsonArray(NetworkGrant.Type);
        return json;
    }
}
