using NetMcp.Devices.Inventory;

namespace NetMcp.Server.Hosting;

/// <summary>
/// What has to be configured before the gateway listens on an address. Whatever other hosts can reach needs to know its callers, and their tokens must not pass
/// in the clear.
/// </summary>
internal static class ListenRule
{
    /// <summary>Refuses what is not safe.</summary>
    /// <exception cref="GatewayStartException">Something is missing; the message says all of it.</exception>
    public static void Check(ListenAddress address, AuthorizationSettings? settings)
    {
        ArgumentNullException.ThrowIfNull(address);
        var missing = Missing(address, settings).ToList();
        if (missing.Count > 0)
        {
            throw new GatewayStartException(
                address.IsLoopback ? GatewayStartFailure.ConfigurationInvalid : GatewayStartFailure.AddressNotLoopback,
                $"The gateway does not listen on {address}{(address.IsLoopback ? string.Empty : ", which other hosts can reach")}: {string.Join(' ', missing)}" +
                (address.IsLoopback ? string.Empty : " Or listen on 127.0.0.1 or [::1] and reach it from elsewhere through an SSH tunnel."));
        }
    }

    private static IEnumerable<string> Missing(ListenAddress address, AuthorizationSettings? settings)
    {
        if (settings is null ? !address.IsLoopback : settings is { AuthorityFolder: null, OAuth: null })
        {
            yield return settings is null
                ? "there is no 'authorization' in the configuration (at least 'resource', and 'authority' with 'issuer' or 'oauth'): without it, every host that reaches the port could drive the network."
                : "'authorization' has no 'authority' and no 'oauth', so nobody could be let in.";
        }

        if (address.IsHttps && settings?.Tls is null)
        {
            yield return "'authorization' has no 'tls' with a 'certificate' and a 'key', which https needs.";
        }

        if (!address.IsHttps && !address.IsLoopback && settings?.BehindTlsProxy != true)
        {
            yield return settings?.Tls is not null
                ? "'authorization' has 'tls', but the address begins with http:// and not with https://."
                : "there is no TLS: give 'authorization' a 'tls' with a 'certificate' and a 'key' and listen on https://, or say 'behind_tls_proxy: true' where a proxy ends TLS and nobody else reaches the port.";
        }
    }
}
