using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetMcp.Core.Auditing;
using NetMcp.TestKit;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Proofs;
using NetMcp.Trust.Tests.AccessTokens;
using Xunit;

namespace NetMcp.Server.Tests.Authorization.OAuth;

/// <summary>An access token is exchanged for a capability token that allows nothing more (RFC 8693).</summary>
public sealed class TokenExchangeTests : IDisposable
{
    private const string Narrow = """[{"type":"network","pattern":"gateway","devices":{"names":["edge-1"]},"tools":["network.devices.list","network.check"],"paths":{"deny":["/ietf-interfaces:interfaces"]}}]""";

    private readonly SigningKey _key = SigningKey.Create();

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task Exchange_NarrowerDetails_GiveABoundTokenOfTheCommonPartThatIsTakenAndRecorded()
    {
        await using var oauth = await OAuthGateway.StartAsync();

        var (status, body) = await oauth.ExchangeAsync(oauth.Token(), _key, ("authorization_details", Narrow));

        Assert.Equal((200, "DPoP", "urn:ietf:params:oauth:token-type:access_token", 300), (status, Text(body, "token_type"), Text(body, "issued_token_type"), body.GetProperty("expires_in").GetInt32()));
        var grant = body.GetProperty("authorization_details")[0];
        Assert.Equal("""{"type":"network","pattern":"gateway","devices":{"names":["edge-1"]},"tools":["network.devices.list"],"operations":["read"],"datastores":["operational"],"paths":{"deny":["/ietf-system:system/authentication","/ietf-interfaces:interfaces"]},"budgets":{"calls_per_minute":5}}""", grant.GetRawText());
        var (record, urgency) = oauth.Gateway.Audit.Records.Single(entry => entry.Record.Kind == AuditKind.TokenIssued);
        Assert.Equal((AuditUrgency.Effect, $"{oauth.Issuer}|u-1", grant.GetRawText()), (urgency, record.Principal, record.Arguments));

        var holder = new Holder(_key, Text(body, "access_token")!, oauth.Gateway.Clock.GetUtcNow());
        Assert.Equal(["network.devices.list"], OAuthGateway.Tools(await oauth.Gateway.Client.SendAsync(holder, "tools/list")));
        Assert.Contains("edge-1", (await oauth.Gateway.Client.CallAsync(holder, "network.devices.list")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await oauth.SendAsync(holder.Chain)).Status);
        Assert.Equal(record.ChainIds, oauth.Gateway.Audit.Records.Last(entry => entry.Record.Kind == AuditKind.CallEnded).Record.ChainIds);
    }

    [Fact]
    public async Task Exchange_NothingAsked_GivesTheMappedGrantWithoutApproving()
    {
        await using var oauth = await OAuthGateway.StartAsync();

        var (status, body) = await oauth.ExchangeAsync(oauth.Token(), _key);

        Assert.Equal(200, status);
        Assert.Equal(OAuthGateway.Readers.Replace(",\"approve\"", "", StringComparison.Ordinal), body.GetProperty("authorization_details")[0].GetRawText());
    }

    [Theory]
    [InlineData("""[{"type":"network","pattern":"gateway","operations":["approve"]}]""")]
    [InlineData("""[{"type":"network","pattern":"gateway","operations":["apply"]}]""")]
    [InlineData("""[{"type":"network","pattern":"gateway","tools":["network.change.*"]}]""")]
    [InlineData("""[{"type":"network","pattern":"gateway","datastores":["running"]}]""")]
    [InlineData("""[{"type":"network","pattern":"controller","controller":"c"}]""")]
    [InlineData("""[{"type":"network","pattern":"element-to-element"}]""")]
    [InlineData("""[{"type":"payment"}]""")]
    [InlineData("""[{"type":"network","pattern":"gateway"},{"type":"network","pattern":"gateway"}]""")]
    [InlineData("""[{"type":"network","pattern":"gateway","unknown":1}]""")]
    [InlineData("""[{"type":"network","pattern":"gateway","type":"network"}]""")]
    [InlineData("""[]}, "x": [{"type":"network","pattern":"gateway"}]""")]
    [InlineData("""{}""")]
    [InlineData("""null""")]
    [InlineData("""[""")]
    public async Task Exchange_DetailsThatAreNotNarrower_AreRefused(string details)
    {
        await using var oauth = await OAuthGateway.StartAsync();

        var (status, body) = await oauth.ExchangeAsync(oauth.Token(), _key, ("authorization_details", details));

        Assert.Equal((400, "invalid_authorization_details"), (status, Text(body, "error")));
        Assert.DoesNotContain(oauth.Gateway.Audit.Records, entry => entry.Record.Kind == AuditKind.TokenIssued);
    }

    [Theory]
    [InlineData("grant_type", null, "invalid_request")]
    [InlineData("grant_type", "client_credentials", "unsupported_grant_type")]
    [InlineData("subject_token", null, "invalid_request")]
    [InlineData("subject_token", "", "invalid_request")]
    [InlineData("subject_token", "x", "invalid_request")]
    [InlineData("subject_token_type", "urn:ietf:params:oauth:token-type:id_token", "invalid_request")]
    [InlineData("requested_token_type", "urn:ietf:params:oauth:token-type:refresh_token", "invalid_request")]
    [InlineData("actor_token", "x", "invalid_request")]
    [InlineData("resource", "https://other.example", "invalid_target")]
    [InlineData("audience", "other", "invalid_target")]
    [InlineData("scope", "net.all", "invalid_scope")]
    public async Task Exchange_RequestThatIsNone_IsRefusedWithItsCode(string name, string? value, string error)
    {
        await using var oauth = await OAuthGateway.StartAsync();

        var (status, body) = await oauth.ExchangeAsync(oauth.Token(), _key, (name, value));

        Assert.Equal((400, error), (status, Text(body, "error")));
    }

    [Fact]
    public async Task Exchange_BodyThatIsNoForm_IsRefused()
    {
        await using var oauth = await OAuthGateway.StartAsync();
        var (twice, _) = await oauth.PostAsync(new StringContent("grant_type=a&grant_type=b", null, "application/x-www-form-urlencoded"), null);
        var (json, _) = await oauth.PostAsync(new StringContent("{}", null, "application/json"), null);
        var (large, _) = await oauth.PostAsync(new StringContent("subject_token=" + new string('x', 128 * 1024), null, "application/x-www-form-urlencoded"), null);
        var (many, _) = await oauth.PostAsync(new StringContent(string.Join('&', Enumerable.Range(0, 100).Select(i => $"p{i}=1")), null, "application/x-www-form-urlencoded"), null);

        Assert.Equal((400, 400, 400, 400), (twice, json, large, many));
    }

    [Fact]
    public async Task Exchange_NoProof_OnlyWhereBearerTokensAreTaken()
    {
        await using var bound = await OAuthGateway.StartAsync();
        await using var bearer = await OAuthGateway.StartAsync(more: settings => settings with { Bearer = true });

        Assert.Equal("invalid_dpop_proof", Text((await bound.ExchangeAsync(bound.Token(), null)).Body, "error"));
        var (_, body) = await bearer.ExchangeAsync(bearer.Token(), null);
        Assert.Equal("Bearer", Text(body, "token_type"));
        Assert.Equal(HttpStatusCode.OK, (await bearer.SendAsync(Text(body, "access_token")!)).Status);
    }

    [Fact]
    public async Task Exchange_ProofThatIsWrongOrUsed_IsRefused()
    {
        await using var oauth = await OAuthGateway.StartAsync();
        var form = () => new FormUrlEncodedContent(
        [
            KeyValuePair.Create("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange"), KeyValuePair.Create("subject_token", oauth.Token()),
            KeyValuePair.Create("subject_token_type", "urn:ietf:params:oauth:token-type:access_token"),
        ]);
        var proof = oauth.ExchangeProof(_key);

        Assert.Equal("invalid_dpop_proof", Text((await oauth.PostAsync(form(), oauth.ExchangeProof(_key, GuardedGateway.Resource))).Body, "error"));
        Assert.Equal("invalid_dpop_proof", Text((await oauth.PostAsync(form(), "x")).Body, "error"));
        Assert.Equal(200, (await oauth.PostAsync(form(), proof)).Status);
        Assert.Equal("invalid_dpop_proof", Text((await oauth.PostAsync(form(), proof)).Body, "error"));
    }

    [Fact]
    public async Task Exchange_BoundAccessToken_OnlyByTheHolderOfItsKey()
    {
        await using var oauth = await OAuthGateway.StartAsync();
        using var thief = SigningKey.Create();
        var token = oauth.Token(("cnf", new JsonObject { ["jkt"] = _key.Public.Thumbprint }));

        Assert.Equal("invalid_request", Text((await oauth.ExchangeAsync(token, null)).Body, "error"));
        Assert.Equal("invalid_request", Text((await oauth.ExchangeAsync(token, thief)).Body, "error"));
        Assert.Equal(200, (await oauth.ExchangeAsync(token, _key)).Status);
    }

    [Fact]
    public async Task Exchange_CapabilityTokenAsSubject_IsRefused()
    {
        await using var oauth = await OAuthGateway.StartAsync();
        var (_, body) = await oauth.ExchangeAsync(oauth.Token(), _key);

        Assert.Equal("invalid_request", Text((await oauth.ExchangeAsync(Text(body, "access_token")!, _key)).Body, "error"));
    }

    [Theory]
    [InlineData(7200, 3600)]
    [InlineData(100, 100)]
    public async Task Exchange_Lifetime_IsTheShorterOfTheAccessTokensAndTheLongest(int left, int expected)
    {
        await using var oauth = await OAuthGateway.StartAsync();
        var now = oauth.Gateway.Clock.GetUtcNow().ToUnixTimeSeconds();

        var (_, body) = await oauth.ExchangeAsync(oauth.Token(("exp", now + left)), _key);

        Assert.Equal(expected, body.GetProperty("expires_in").GetInt32());
    }

    [Fact]
    public async Task Exchange_AccessTokenWithinTheSkewOfItsEnd_IsNotProlonged()
    {
        await using var oauth = await OAuthGateway.StartAsync();
        var now = oauth.Gateway.Clock.GetUtcNow().ToUnixTimeSeconds();

        Assert.Equal("invalid_request", Text((await oauth.ExchangeAsync(oauth.Token(("exp", now - 5)), _key)).Body, "error"));
    }

    [Fact]
    public async Task Exchange_AuditLogThatTakesNothing_GivesNoToken()
    {
        await using var oauth = await OAuthGateway.StartAsync();
        oauth.Gateway.Audit.IsBroken = true;

        var (status, body) = await oauth.ExchangeAsync(oauth.Token(), _key);

        Assert.Equal((503, "temporarily_unavailable"), (status, Text(body, "error")));
        Assert.False(body.TryGetProperty("access_token", out _));
    }

    [Fact]
    public async Task Exchange_Again_GivesNoBudgetAnew()
    {
        await using var oauth = await OAuthGateway.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.Contains("edge-1", await CallAsync(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("edge-1", await CallAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("edge-1", (await oauth.CallAsync(oauth.Token(), "network.devices.list")).Body, StringComparison.Ordinal);

        async Task<string> CallAsync()
        {
            var (_, body) = await oauth.ExchangeAsync(oauth.Token(), _key);
            return (await oauth.Gateway.Client.CallAsync(new Holder(_key, Text(body, "access_token")!, oauth.Gateway.Clock.GetUtcNow()), "network.devices.list")).Body;
        }
    }

    [Fact]
    public async Task Exchange_RevokedPrincipal_EndsWhatWasIssuedToo()
    {
        await using var oauth = await OAuthGateway.StartAsync();
        var (_, body) = await oauth.ExchangeAsync(oauth.Token(), _key);
        var holder = new Holder(_key, Text(body, "access_token")!, oauth.Gateway.Clock.GetUtcNow());

        oauth.Gateway.Revocations.RevokeSubject($"{oauth.Issuer}|u-1");

        Assert.Equal(HttpStatusCode.Unauthorized, (await oauth.Gateway.Client.SendAsync(holder, "tools/list")).Status);
        Assert.Equal("invalid_request", Text((await oauth.ExchangeAsync(oauth.Token(), _key)).Body, "error"));
    }

    [Fact]
    public async Task Exchange_FromAnotherOriginOrHost_Forbidden()
    {
        await using var oauth = await OAuthGateway.StartAsync();
        using var origin = await oauth.Gateway.Client.OpenAsync(HttpMethod.Post, "", oauth.Gateway.App.Urls.First() + "/oauth/token", ("Origin", "https://evil.example"));
        using var host = await oauth.Gateway.Client.OpenAsync(HttpMethod.Post, "", oauth.Gateway.App.Urls.First() + "/oauth/token", ("Host", "evil.example"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (origin.StatusCode, host.StatusCode));
    }

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value.GetString() : null;
}
