namespace NetMcp.Devices.Inventory;

/// <summary>The <c>authorization</c> section of the configuration: who is let in. Read when the gateway starts.</summary>
public sealed record AuthorizationSettings
{
    /// <summary>The longest lifetime of a token when the configuration does not say (90 days).</summary>
    public static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(90);

    /// <summary>The folder of the token authority (its keys and revocations), as a full path; null where no capability tokens are taken.</summary>
    public string? AuthorityFolder { get; init; }

    /// <summary>The <c>iss</c> of its tokens; there when the folder is.</summary>
    public string? Issuer { get; init; }

    /// <summary>
    /// The URL by which clients know the MCP endpoint (RFC 8707, RFC 9728): what proofs are made for. Configured, because a <c>Host</c> header is chosen by
    /// whoever sends it. There when somebody can be let in over HTTP.
    /// </summary>
    public Uri? Resource { get; init; }

    /// <summary>The <c>aud</c> of tokens for this gateway; the resource when the configuration does not say.</summary>
    public string? Audience { get; init; }

    /// <summary>Whether tokens without a confirmed key are taken from whoever presents them (RFC 6750).</summary>
    public bool Bearer { get; init; }

    /// <summary>Whether every proof needs a nonce of this gateway (RFC 9449 section 8).</summary>
    public bool DpopNonce { get; init; }

    /// <summary>The longest lifetime of a token.</summary>
    public TimeSpan MaxLifetime { get; init; } = LongestLifetime;

    /// <summary>How far the clocks of the authority and of holders may be from this one's.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whose access tokens are taken; null where none are.</summary>
    public OAuthSettings? OAuth { get; init; }

    /// <summary>Whoever works over standard input and output.</summary>
    public LocalPrincipalSettings Local { get; init; } = new();

    /// <summary>Whether a proxy before the gateway ends TLS: the operator's word that nobody else reaches the port.</summary>
    public bool BehindTlsProxy { get; init; }

    /// <summary>The gateway's own certificate; null when it does not speak TLS itself.</summary>
    public TlsSettings? Tls { get; init; }
}
