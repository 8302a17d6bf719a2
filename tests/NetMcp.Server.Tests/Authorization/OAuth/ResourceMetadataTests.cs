using System.Net;
using System.Text.Json;
using NetMcp.TestKit;
using NetMcp.Trust.Keys;
using Xunit;

namespace NetMcp.Server.Tests.Authorization.OAuth;

/// <summary>What the gateway says of itself to anybody (RFC 9728 section 3).</summary>
public sealed class ResourceMetadataTests
{
    [Theory]
    [InlineData("/.well-known/oauth-protected-resource/mcp")]
    [InlineData("/.well-known/oauth-protected-resource")]
    public async Task Metadata_BothPlaces_SayResourceServersScopesAndKeys(string path)
    {
        await using var oauth = await OAuthGateway.StartAsync();

        using var answer = await oauth.GetAsync(path);
        var metadata = JsonElement.Parse(await answer.Content.ReadAsStringAsync().Guarded());

        Assert.Equal((HttpStatusCode.OK, "application/json", "public, max-age=300"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, answer.Headers.CacheControl!.ToString()));
        Assert.Equal($$"""{"resource":"https://gateway.test/mcp","authorization_servers":["{{oauth.Issuer}}"],"scopes_supported":["net.all"],"jwks_uri":"https://gateway.test/.well-known/jwks.json","bearer_methods_supported":["header"],"dpop_signing_alg_values_supported":["ES256"],"dpop_bound_access_tokens_required":false,"authorization_details_types_supported":["network"]}""", metadata.GetRawText());
    }

    [Fact]
    public async Task Metadata_CapabilityTokensOnly_NamesNoAuthorizationServer()
    {
        await using var oauth = await OAuthGateway.StartAsync(more: settings => settings with { OAuth = null });

        using var answer = await oauth.GetAsync("/.well-known/oauth-protected-resource/mcp");
        var metadata = JsonElement.Parse(await answer.Content.ReadAsStringAsync().Guarded());

        Assert.False(metadata.TryGetProperty("authorization_servers", out _));
        Assert.True(metadata.GetProperty("dpop_bound_access_tokens_required").GetBoolean());
        using var post = await oauth.GetAsync("/oauth/token");
        Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);
    }

    [Fact]
    public async Task Keys_AfterARotation_AreTheOldAndTheNewAndNoPrivateOne()
    {
        await using var oauth = await OAuthGateway.StartAsync();
        using var ring = KeyRing.Open(oauth.Gateway.Keys);
        KeyRing.Rotate(oauth.Gateway.Keys, oauth.Gateway.Clock.GetUtcNow(), TimeSpan.FromDays(1), TimeSpan.FromDays(90));

        using var answer = await oauth.GetAsync("/.well-known/jwks.json");
        var text = await answer.Content.ReadAsStringAsync().Guarded();

        Assert.Equal("application/jwk-set+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(2, KeySet.Read(System.Text.Encoding.UTF8.GetBytes(text)).Value!.Keys.Count);
        Assert.Contains(ring.Entries[0].Kid, text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"d\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_AnotherHost_Forbidden()
    {
        await using var oauth = await OAuthGateway.StartAsync();

        foreach (var path in new[] { "/.well-known/oauth-protected-resource/mcp", "/.well-known/jwks.json" })
        {
            using var answer = await oauth.Gateway.Client.OpenAsync(HttpMethod.Get, null, oauth.Gateway.App.Urls.First() + path, ("Host", "evil.example"));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }
}
