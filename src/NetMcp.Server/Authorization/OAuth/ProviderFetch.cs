using NetMcp.Trust.AccessTokens;

namespace NetMcp.Server.Authorization.OAuth;

/// <summary>What became of fetching an authorization server's keys.</summary>
internal abstract record ProviderFetch
{
    private ProviderFetch()
    {
    }

    /// <summary>The keys.</summary>
    /// <param name="Keys">Those that can be used.</param>
    /// <param name="MaxAge">How long the server lets them be kept; null where it does not say.</param>
    public sealed record Fetched(ProviderKeySet Keys, TimeSpan? MaxAge) : ProviderFetch;

    /// <summary>There are none.</summary>
    public sealed record Failed(string Reason) : ProviderFetch;
}
