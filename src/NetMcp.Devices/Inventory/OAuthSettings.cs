using System.Net;

namespace NetMcp.Devices.Inventory;

/// <summary>The <c>oauth</c> part of the authorization section: whose access tokens are taken (RFC 9068), and what they stand for.</summary>
public sealed record OAuthSettings
{
    /// <summary>The algorithms that may be named.</summary>
    public static readonly IReadOnlyList<string> KnownAlgorithms = ["ES256", "PS256", "RS256"];

    /// <summary>The authorization server: an https URL without query and fragment, to the letter as its tokens have it.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>The <c>aud</c> that access tokens must name; null for the gateway's resource.</summary>
    public string? Audience { get; init; }

    /// <summary>The algorithms that are taken.</summary>
    public IReadOnlyList<string> Algorithms { get; init; } = KnownAlgorithms;

    /// <summary>How far the authorization server's clock may be from this one.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest lifetime of an access token.</summary>
    public TimeSpan MaxLifetime { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Whether the authorization server may have any private address.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>The private networks in which it may be.</summary>
    public IReadOnlyList<IPNetwork> PrivateNetworks { get; init; } = [];

    /// <summary>Whether access tokens without a confirmed key are taken from whoever presents them (RFC 6750).</summary>
    public bool Bearer { get; init; }

    /// <summary>Whether <c>authorization_details</c> of an access token narrow the grant; where not, a token that has some for us is refused.</summary>
    public bool AuthorizationDetails { get; init; }

    /// <summary>How old the authorization server's keys become before they are fetched again.</summary>
    public TimeSpan KeyRefresh { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The least time between two attempts to fetch them.</summary>
    public TimeSpan KeyRetry { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How old they become at most while the authorization server is away.</summary>
    public TimeSpan KeyKeep { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The longest lifetime of a capability token that an access token is exchanged for.</summary>
    public TimeSpan ExchangeLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What tokens are mapped to: the first that fits counts, and no other.</summary>
    public IReadOnlyList<OAuthGrantRule> Grants { get; init; } = [];

    /// <summary>The scopes that some rule is for, in their order.</summary>
    public IReadOnlyList<string> Scopes => [.. Grants.Where(rule => rule.Claim is null).Select(rule => rule.Value)];
}
