namespace NetMcp.Server.Authorization;

/// <summary>
/// The gateway as an OAuth 2.0 protected resource (RFC 9728): the identifier by which clients and authorization servers know it, and where it says
/// about itself. Both are configured, and never made of a <c>Host</c> header that a caller chooses.
/// </summary>
internal sealed class ProtectedResource
{
    /// <summary>What the path of the metadata begins with (RFC 9728 section 3).</summary>
    public const string WellKnown = "/.well-known/oauth-protected-resource";

    /// <summary>Where the public keys of the gateway's own token authority are.</summary>
    public const string KeySetPath = "/.well-known/jwks.json";

    /// <summary>Where an access token is exchanged for a capability token (RFC 8693).</summary>
    public const string TokenPath = "/oauth/token";

    /// <summary>Describes a resource.</summary>
    /// <param name="identifier">
    /// The URL of the MCP endpoint as clients use it, <c>https://gateway.example/mcp</c>: an absolute URL without query and fragment (RFC 9728 section 1.2).
    /// </param>
    public ProtectedResource(Uri identifier)
    {
        ArgumentNullException.ThrowIfNull(identifier);
        if (!identifier.IsAbsoluteUri || identifier.Query.Length > 0 || identifier.Fragment.Length > 0 || identifier.UserInfo.Length > 0)
        {
            throw new ArgumentException("A resource identifier is an absolute URL without user information, query and fragment.", nameof(identifier));
        }

        var path = identifier.AbsolutePath == "/" ? "" : identifier.AbsolutePath;
        var origin = identifier.GetLeftPart(UriPartial.Authority);
        Identifier = origin + path;
        MetadataPath = WellKnown + path;
        MetadataUrl = origin + MetadataPath;
        KeySetUrl = origin + KeySetPath;
    }

    /// <summary>The resource identifier: what <c>resource</c> says, and the <c>aud</c> that tokens must name.</summary>
    public string Identifier { get; }

    /// <summary>The path of the metadata: the well-known part goes between host and path (RFC 9728 section 3.1).</summary>
    public string MetadataPath { get; }

    /// <summary>The URL of the metadata, for <c>resource_metadata</c> in a challenge (RFC 9728 section 5.1).</summary>
    public string MetadataUrl { get; }

    /// <summary>The URL of the key set of the gateway's own authority.</summary>
    public string KeySetUrl { get; }
}
