using NetMcp.Devices.Inventory;
using NetMcp.Server.Authorization.OAuth;

namespace NetMcp.Server.Authorization;

/// <summary>Registers who is let in, as the configuration has it.</summary>
internal static class AuthorizationServices
{
    /// <summary>Adds what HTTP and stdio have in common.</summary>
    public static IServiceCollection AddCallers(this IServiceCollection services, AuthorizationSettings? settings)
    {
        if (settings is not null)
        {
            services.AddSingleton(settings);
            if (settings.AuthorityFolder is { } folder)
            {
                // Over stdio too: an approval that was given over HTTP before is not used when its giver was revoked since.
                services.AddSingleton(provider => new TokenAuthority(folder, provider.GetRequiredService<TimeProvider>()));
            }
        }

        services.AddSingleton<MountedDevices>();
        return services;
    }

    /// <summary>Adds the gate before HTTP; without settings there is none, and the address is a loopback one (<see cref="Hosting.ListenRule"/>).</summary>
    public static IServiceCollection AddRequestGate(this IServiceCollection services, AuthorizationSettings? settings)
    {
        if (settings is null)
        {
            return services;
        }

        if (settings.Resource is { } resource)
        {
            services.AddSingleton(new ProtectedResource(resource));
        }

        services.AddSingleton<PublicUrls>();
        services.AddSingleton<PossessionProof>();
        services.AddSingleton<Challenge>();
        services.AddSingleton<RefusalAudit>();
        services.AddHostedService(static provider => provider.GetRequiredService<RefusalAudit>());
        services.AddSingleton<RequestGate>();
        if (settings.AuthorityFolder is not null)
        {
            services.AddSingleton<ICredentialVerifier, CapabilityTokenVerifier>();
        }

        return services.AddOAuth(settings);
    }
}
