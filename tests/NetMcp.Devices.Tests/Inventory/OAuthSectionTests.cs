using NetMcp.Devices.Inventory;
using Xunit;

namespace NetMcp.Devices.Tests.Inventory;

/// <summary>The section of whose access tokens are taken.</summary>
public sealed class OAuthSectionTests
{
    [Fact]
    public void Load_AllKeys_AreRead()
    {
        using var folder = new ConfigurationFolder("""
            authorization:
              resource: https://gateway.example/mcp
              oauth:
                issuer: https://login.example/tenant
                audience: network
                algorithms: [ES256, PS256]
                clock_skew: 5s
                max_lifetime: 1h
                bearer: true
                authorization_details: true
                private_networks: [10.1.0.0/16, 'fd00::/8']
                keys: {refresh: 1m, retry: 2s, keep: 3h}
                exchange_lifetime: 10m
                scopes:
                  net.read: {pattern: gateway}
                claims:
                  - {claim: groups, value: noc, grant: {pattern: controller}}
                  - {claim: [realm_access, roles], value: "7", grant: {tools: ['*']}}
            """);

        var load = folder.Load();
        Assert.Empty(load.Mistakes);
        var oauth = load.Inventory!.Authorization!.OAuth!;
        Assert.Equal(("https://login.example/tenant", "network", true, true, false), (oauth.Issuer, oauth.Audience, oauth.Bearer, oauth.AuthorizationDetails, oauth.AllowPrivate));
        Assert.Equal(["ES256", "PS256"], oauth.Algorithms);
        Assert.Equal(["10.1.0.0/16", "fd00::/8"], oauth.PrivateNetworks.Select(network => network.ToString()));
        Assert.Equal([5, 3600, 60, 2, 10_800, 600], new[] { oauth.ClockSkew, oauth.MaxLifetime, oauth.KeyRefresh, oauth.KeyRetry, oauth.KeyKeep, oauth.ExchangeLifetime }.Select(time => (int)time.TotalSeconds));

        // Claims come before scopes, wherever they stand.
        Assert.Equal(["groups=noc", "realm_access/roles=7", "=net.read"], oauth.Grants.Select(rule => $"{string.Join('/', rule.Claim ?? [])}={rule.Value}"));
        Assert.Equal("""{"pattern":"gateway"}""", oauth.Grants[2].Grant.Json);
        Assert.Equal(["net.read"], oauth.Scopes);
    }

    [Fact]
    public void Load_Mistakes_AreAllSaid()
    {
        using var folder = new ConfigurationFolder("""
            authorization:
              oauth:
                issuer: http://login.example
                algorithms: [ES256, HS256, none]
                clock_skew: 6m
                private_networks: [10.1.2.3/16]
                keys: {retry: 0s, other: 1}
                jwks_uri: https://login.example/keys
                claims:
                  - {claim: groups, grant: {}}
                  - noc
                scopes: {net.read: all}
            """);

        var text = string.Join('\n', folder.Load().Mistakes);
        foreach (var said in new[]
        {
            "'resource' is missing", "'issuer' must be an https URL", "is one of ES256, PS256, RS256", "'clock_skew' must be", "'private_networks' is a network", "'retry' must be", "Known here: keep, refresh, retry",
            "'value' is missing", "Each of 'claims' is a mapping", "'net.read' must be a mapping", "'claims' or 'scopes' must map", "There is no key of this name here",
        })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        Assert.Equal(2, text.Split("is one of ES256, PS256, RS256").Length - 1);
    }
}
