using System.Net;
using NetMcp.Devices.Inventory;
using Xunit;

namespace NetMcp.Server.Tests.Authorization.OAuth;

/// <summary>What a refusal offers (RFC 6750 section 3, RFC 9449 section 7.1, RFC 9728 section 5.1): exactly what is taken, and what to ask an authorization server for.</summary>
public sealed class ChallengeTests
{
    private const string Where = "resource_metadata=\"https://gateway.test/.well-known/oauth-protected-resource/mcp\"";

    [Theory]
    [InlineData("authority", false, null)]
    [InlineData("authority bearer", true, null)]
    [InlineData("oauth", false, "net.read net.all")]
    [InlineData("oauth access-bearer", true, "net.read net.all")]
    [InlineData("authority oauth", false, "net.read net.all")]
    [InlineData("authority bearer oauth", true, "net.read net.all")]
    [InlineData("authority oauth access-bearer", true, "net.read net.all")]
    public async Task Challenge_WhatIsConfigured_OffersWhatIsTaken(string configured, bool bearer, string? scopes)
    {
        var words = configured.Split(' ');
        await using var oauth = await OAuthGateway.StartAsync(
            settings => settings with { Bearer = words.Contains("access-bearer"), Grants = [.. settings.Grants.Where(rule => rule.Claim is not null), Rule(settings, "net.read"), Rule(settings, "net.all")] },
            settings => settings with
            {
                AuthorityFolder = words.Contains("authority") ? settings.AuthorityFolder : null,
                Bearer = words.Contains("bearer"),
                OAuth = words.Contains("oauth") ? settings.OAuth : null,
            });

        var answer = await oauth.Gateway.Client.SendAsync("tools/list", "", null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        var rest = scopes is null ? Where : $"{Where}, scope=\"{scopes}\"";
        Assert.Equal(bearer ? $"Bearer {rest}\nDPoP algs=\"ES256\", {rest}" : $"DPoP algs=\"ES256\", {rest}", answer.Challenges);
    }

    [Fact]
    public async Task Challenge_TokenThatStandsForNothing_SaysWhichScopesDo()
    {
        await using var oauth = await OAuthGateway.StartAsync();

        var answer = await oauth.SendAsync(oauth.Token(("groups", null), ("scope", "openid")));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("scope=\"net.all\", error=\"insufficient_scope\"", answer.Challenges, StringComparison.Ordinal);
    }

    private static OAuthGrantRule Rule(OAuthSettings settings, string scope) => settings.Grants.First(rule => rule.Claim is null) with { Value = scope };
}
