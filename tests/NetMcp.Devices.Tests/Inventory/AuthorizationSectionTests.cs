using NetMcp.Devices.Inventory;
using Xunit;

namespace NetMcp.Devices.Tests.Inventory;

/// <summary>The section of who is let in.</summary>
public sealed class AuthorizationSectionTests
{
    [Fact]
    public void Load_NoSection_IsNull()
    {
        using var folder = new ConfigurationFolder("gateway: {}\n");

        Assert.Null(folder.Load().Inventory!.Authorization);
    }

    [Fact]
    public void Load_AllKeys_AreRead()
    {
        using var folder = new ConfigurationFolder("""
            authorization:
              authority: authority
              issuer: https://authority.example
              resource: https://gateway.example/mcp
              bearer: true
              dpop_nonce: true
              max_lifetime: 8h
              clock_skew: 5s
              tls: {certificate: a.pem, key: a.key}
              local:
                name: netops
                grant: {pattern: gateway, tools: ['*', "7"], devices: {all: true}, budgets: {calls_per_minute: 5}}
            """);

        var load = folder.Load();
        Assert.Empty(load.Mistakes);
        var settings = load.Inventory!.Authorization!;
        Assert.Equal("https://gateway.example/mcp", settings.Audience);
        Assert.Equal((true, true, TimeSpan.FromHours(8), TimeSpan.FromSeconds(5)), (settings.Bearer, settings.DpopNonce, settings.MaxLifetime, settings.ClockSkew));
        Assert.Equal("authority", Path.GetFileName(settings.AuthorityFolder));
        Assert.True(Path.IsPathFullyQualified(settings.Tls!.KeyFile));
        Assert.Equal("""{"pattern":"gateway","tools":["*","7"],"devices":{"all":true},"budgets":{"calls_per_minute":5}}""", settings.Local.Grant!.Json);
        Assert.Equal((12, "netops"), (settings.Local.Grant.Line, settings.Local.Name));
    }

    [Fact]
    public void Load_Mistakes_AreAllSaid()
    {
        using var folder = new ConfigurationFolder("""
            authorization:
              authority: authority
              resource: http://gateway.example/mcp
              max_lifetime: 91d
              behind_tls_proxy: yes
              tls: {certificate: a.pem}
              secret: x
            """);

        var text = string.Join('\n', folder.Load().Mistakes);
        foreach (var said in new[] { "'issuer' is missing", "'resource' must be an https URL", "'max_lifetime' must be", "'behind_tls_proxy' must be true or false", "'key' is missing", "secrets do not stand" })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }
    }
}
