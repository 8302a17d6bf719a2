using NetMcp.Devices.Inventory;
using NetMcp.Server.Outbound;

namespace NetMcp.Server.Authorization.OAuth;

/// <summary>Registers and maps the OAuth side of the gateway, as the configuration has it.</summary>
internal static class OAuthServices
{
    /// <summary>Adds the verifier of access tokens where an authorization server is configured, and what the gateway says of itself.</summary>
    public static IServiceCollection AddOAuth(this IServiceCollection services, AuthorizationSettings settings)
    {
        services.AddSingleton<ResourceMetadataEndpoint>();
        if (settings.OAuth is not { } oauth)
        {
            return services;
        }

        services.AddSingleton(provider => Keys(oauth, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ProviderKeys>>()));
        services.AddSingleton<AccessTokenJudge>();
        services.AddSingleton<ICredentialVerifier, AccessTokenVerifier>();
        if (settings.AuthorityFolder is not null)
        {
            services.AddSingleton<TokenExchange>();
            services.AddSingleton<TokenForm>();
            services.AddSingleton<TokenEndpoint>();
        }

        return services;
    }

    /// <summary>Maps the documents, and the token exchange where there is one.</summary>
    public static IEndpointRouteBuilder MapOAuth(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var services = endpoints.ServiceProvider;
        if (services.GetService<ProtectedResource>() is not { } resource)
        {
            return endpoints;
        }

        // At the root too: where a client looks that knows of no path (MCP authorization, protected resource metadata discovery).
        var documents = services.GetRequiredService<ResourceMetadataEndpoint>();
        foreach (var route in new[] { resource.MetadataPath, ProtectedResource.WellKnown }.Distinct(StringComparer.Ordinal))
        {
            endpoints.MapGet(route, documents.MetadataAsync);
        }

        if (services.GetService<TokenAuthority>() is not null)
        {
            endpoints.MapGet(ProtectedResource.KeySetPath, documents.KeysAsync);
        }

        if (services.GetService<TokenEndpoint>() is { } tokens)
        {
            endpoints.MapPost(ProtectedResource.TokenPath, tokens.HandleAsync);
        }

        return endpoints;
    }

    private static ProviderKeys Keys(OAuthSettings oauth, TimeProvider time, ILogger<ProviderKeys> log)
    {
        var http = new GuardedHttp(new AddressRules(oauth.AllowPrivate, oauth.PrivateNetworks), time);
        return new ProviderKeys(new ProviderDiscovery(oauth.Issuer, http).FetchAsync, new ProviderKeyTimes(oauth.KeyRefresh, oauth.KeyRetry, oauth.KeyKeep), time, log);
    }
}
