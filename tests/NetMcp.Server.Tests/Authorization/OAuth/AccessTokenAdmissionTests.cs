using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NetMcp.Core.Auditing;
using NetMcp.Server.Authorization.OAuth;
using NetMcp.TestKit;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Proofs;
using NetMcp.Trust.Tests.AccessTokens;
using Xunit;

namespace NetMcp.Server.Tests.Authorization.OAuth;

/// <summary>Who is let in with an access token of an identity provider, and as whom.</summary>
public sealed class AccessTokenAdmissionTests
{
    [Fact]
    public async Task Post_TokenOfAMappedGroup_SeesWhatTheGrantHoldsAndIsNamedByIssuerAndSubject()
    {
        await using var oauth = await OAuthGateway.StartAsync();

        var listed = await oauth.SendAsync(oauth.Token());
        Assert.Equal(["network.devices.list", "network.yang.describe", "network.yang.get", "network.yang.search"], OAuthGateway.Tools(listed).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await oauth.CallAsync(oauth.Token(), "network.devices.list")).Status);
        Assert.Contains("error", (await oauth.CallAsync(oauth.Token(), "network.check")).Body, StringComparison.Ordinal);

        var record = oauth.Gateway.Audit.Records.Select(entry => entry.Record).First(entry => entry.Kind == AuditKind.CallEnded);
        Assert.Equal($"{oauth.Issuer}|u-1", record.Principal);
        Assert.Single(record.ChainIds);
    }

    [Theory]
    [InlineData("""{"groups":"noc"}""", 4)]
    [InlineData("""{"groups":["guests"],"realm":{"roles":["noc"]}}""", 2)]
    [InlineData("""{"groups":["noc"],"realm":{"roles":["noc"]},"scope":"net.all"}""", 4)]
    [InlineData("""{"groups":[],"scope":"openid net.all"}""", 13)]
    public async Task Post_SeveralRules_TheFirstThatFitsCounts(string claims, int tools)
    {
        await using var oauth = await OAuthGateway.StartAsync();
        var changes = JsonNode.Parse(claims)!.AsObject().Select(member => (member.Key, member.Value?.DeepClone())).ToArray();

        Assert.Equal(tools, OAuthGateway.Tools(await oauth.SendAsync(oauth.Token(changes))).Count());
    }

    [Theory]
    [InlineData("""{"groups":["NOC","nocs","noc "]}""")]
    [InlineData("""{"groups":{"noc":true}}""")]
    [InlineData("""{"groups":[["noc"]]}""")]
    [InlineData("""{"groups":null,"scope":"net.allx net"}""")]
    [InlineData("""{"groups":[],"realm":["noc"]}""")]
    public async Task Post_NoRuleFits_ForbiddenWithInsufficientScope(string claims)
    {
        await using var oauth = await OAuthGateway.StartAsync();
        var changes = JsonNode.Parse(claims)!.AsObject().Select(member => (member.Key, member.Value?.DeepClone())).ToArray();

        var answer = await oauth.SendAsync(oauth.Token(changes));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("error=\"insufficient_scope\"", answer.Challenges, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_TokensOfAnAttacker_RefusedAlikeAndRecorded()
    {
        await using var oauth = await OAuthGateway.StartAsync();
        var (good, now) = (oauth.Claims(), oauth.Gateway.Clock.GetUtcNow().ToUnixTimeSeconds());
        using var stranger = new HandMadeProvider();
        var pem = HandMadeProvider.Rsa.ExportSubjectPublicKeyInfoPem();
        string[] tokens =
        [
            HandMadeProvider.Sign("""{"alg":"none","typ":"at+jwt","kid":"e"}""", good, _ => []),
            HandMadeProvider.Sign("""{"alg":"HS256","typ":"at+jwt","kid":"r"}""", good, input => HMACSHA256.HashData(Encoding.ASCII.GetBytes(pem), input)),
            HandMadeProvider.RS256(good, """{"alg":"RS256","typ":"at+jwt","kid":"e"}"""),
            oauth.Provider.ES256(good, """{"alg":"ES256","typ":"JWT","kid":"e"}"""),
            oauth.Provider.ES256(good, """{"alg":"ES256","typ":"at+jwt","kid":"e","jku":"https://evil.example/jwks"}"""),
            oauth.Provider.ES256(good, """{"alg":"ES256","typ":"at+jwt","kid":"e","crit":["exp"]}"""),
            oauth.Provider.ES256(good, """{"alg":"ES256","typ":"at+jwt","kid":"new"}"""),
            stranger.ES256(good),
            oauth.Token(("iss", "https://evil.example")),
            oauth.Token(("aud", "https://other.example/mcp")),
            oauth.Token(("exp", now - 60)),
            oauth.Token(("iat", now + 600), ("exp", now + 900)),
            oauth.Token(("sub", null)),
            oauth.Provider.ES256(good[..^1] + ",\"groups\":[\"noc\"]}"),
            oauth.Token(("padding", new string('x', 16 * 1024))),
            "not.a.token",
            "x",
        ];
        foreach (var token in tokens)
        {
            var answer = await oauth.SendAsync(token);

            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Contains("error=\"invalid_token\"", answer.Challenges, StringComparison.Ordinal);
            Assert.Contains("resource_metadata=\"https://gateway.test/.well-known/oauth-protected-resource/mcp\"", answer.Challenges, StringComparison.Ordinal);
            Assert.DoesNotContain("edge-1", answer.Body, StringComparison.Ordinal);
        }

        Assert.Contains(oauth.Gateway.Audit.Records, entry => entry.Record is { Kind: AuditKind.Refused, Code: "invalid_token" });
        Assert.Equal(HttpStatusCode.OK, (await oauth.SendAsync(oauth.Token())).Status);
    }

    [Fact]
    public async Task Post_BearerNotConfigured_OnlyBoundTokensAreTaken()
    {
        await using var oauth = await OAuthGateway.StartAsync(settings => settings with { Bearer = false });
        using var key = SigningKey.Create();
        using var other = SigningKey.Create();
        var bound = oauth.Token(("cnf", new JsonObject { ["jkt"] = key.Public.Thumbprint }));

        Assert.Equal(HttpStatusCode.Unauthorized, (await oauth.SendAsync(oauth.Token())).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await oauth.SendAsync(bound)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Proved(bound, other)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Proved(bound, key)).Status);

        // That it was good with its key a moment ago is nothing to anybody else.
        Assert.Equal(HttpStatusCode.Unauthorized, (await oauth.SendAsync(bound)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Proved(bound, other)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Proved(bound, key)).Status);

        Task<GateAnswer> Proved(string token, SigningKey by) => oauth.Gateway.Client.SendAsync(
            "tools/list", "", null, ("Authorization", "DPoP " + token), ("DPoP", DpopProofWriter.Write(by, new DpopRequest("POST", new Uri(GuardedGateway.Resource), token), oauth.Gateway.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task Post_BearerConfigured_ABoundTokenStillNeedsItsProofAndAnotherIsNoDpopToken()
    {
        await using var oauth = await OAuthGateway.StartAsync();
        using var key = SigningKey.Create();
        var (bound, plain) = (oauth.Token(("cnf", new JsonObject { ["jkt"] = key.Public.Thumbprint })), oauth.Token());

        Assert.Equal(HttpStatusCode.Unauthorized, (await oauth.SendAsync(bound)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await oauth.Gateway.Client.SendAsync(
            "tools/list", "", null, ("Authorization", "DPoP " + plain), ("DPoP", DpopProofWriter.Write(key, new DpopRequest("POST", new Uri(GuardedGateway.Resource), plain), oauth.Gateway.Clock.GetUtcNow())))).Status);
    }

    [Fact]
    public async Task Post_DetailsInTheToken_NarrowWhereConfiguredAndAreRefusedElsewhere()
    {
        var details = JsonNode.Parse("""[{"type":"network","pattern":"gateway","tools":["network.devices.list","network.check"]},{"type":"payment"}]""")!;
        await using var off = await OAuthGateway.StartAsync();
        await using var on = await OAuthGateway.StartAsync(settings => settings with { AuthorizationDetails = true });

        Assert.Equal(HttpStatusCode.Unauthorized, (await off.SendAsync(off.Token(("authorization_details", details.DeepClone())))).Status);

        // The common part: network.check is in the token only, network.yang.get in the grant only.
        Assert.Equal(["network.devices.list"], OAuthGateway.Tools(await on.SendAsync(on.Token(("authorization_details", details.DeepClone())))));
        foreach (var wrong in new[] { """[{"type":"network"}]""", """[{"type":"network","pattern":"gateway"},{"type":"network","pattern":"gateway"}]""", """{"type":"network","pattern":"gateway"}""", """[{"type":"network","pattern":"gateway","unknown":1}]""", """[{"type":"network","pattern":"controller"}]""" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await on.SendAsync(on.Token(("authorization_details", JsonNode.Parse(wrong))))).Status);
        }
    }

    [Fact]
    public async Task Post_BudgetOfAGrant_IsCountedForThePrincipalWhateverItsTokens()
    {
        await using var oauth = await OAuthGateway.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.Contains("edge-1", (await oauth.CallAsync(oauth.Token(("jti", "t-" + i)), "network.devices.list")).Body, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("edge-1", (await oauth.CallAsync(oauth.Token(("jti", "t-5")), "network.devices.list")).Body, StringComparison.Ordinal);
        Assert.Contains("edge-1", (await oauth.CallAsync(oauth.Token(("sub", "u-2")), "network.devices.list")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_RevokedPrincipal_IsLetInByNoTokenIssuedBefore()
    {
        await using var oauth = await OAuthGateway.StartAsync();
        var token = oauth.Token();
        Assert.Equal(HttpStatusCode.OK, (await oauth.SendAsync(token)).Status);

        oauth.Gateway.Revocations.RevokeSubject($"{oauth.Issuer}|u-1", "left");

        Assert.Equal(HttpStatusCode.Unauthorized, (await oauth.SendAsync(token)).Status);
        Assert.Equal(HttpStatusCode.OK, (await oauth.SendAsync(oauth.Token(("sub", "u-2")))).Status);
    }

    [Fact]
    public async Task Judge_TokenPresentedAgain_IsVerifiedOnceForItsKeys()
    {
        await using var oauth = await OAuthGateway.StartAsync(settings => settings with { KeyRefresh = TimeSpan.FromMinutes(2), KeyRetry = TimeSpan.FromMinutes(1) });
        var judge = oauth.Gateway.App.Services.GetRequiredService<AccessTokenJudge>();
        var token = oauth.Token();
        var first = Assert.IsType<AccessVerdict.Good>(await JudgeAsync());

        Assert.Same(first, await JudgeAsync());
        oauth.Gateway.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.NotSame(first, Assert.IsType<AccessVerdict.Good>(await JudgeAsync()));

        Task<AccessVerdict> JudgeAsync() => judge.JudgeAsync(token, null, CancellationToken.None).AsTask().Guarded();
    }

    [Fact]
    public async Task Post_TokenThatWasGood_IsRefusedOnceItHasExpired()
    {
        await using var oauth = await OAuthGateway.StartAsync(settings => settings with { KeyRefresh = TimeSpan.FromHours(1) });
        var token = oauth.Token();
        Assert.Equal(HttpStatusCode.OK, (await oauth.SendAsync(token)).Status);

        oauth.Gateway.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(HttpStatusCode.Unauthorized, (await oauth.SendAsync(token)).Status);
    }

    [Fact]
    public async Task Post_TokenThatWasGood_IsRefusedOnceItsKeyIsWithdrawn()
    {
        await using var oauth = await OAuthGateway.StartAsync(settings => settings with { KeyRefresh = TimeSpan.FromMinutes(2), KeyRetry = TimeSpan.FromMinutes(1) });
        var token = oauth.Token();
        Assert.Equal(HttpStatusCode.OK, (await oauth.SendAsync(token)).Status);

        oauth.CurveKid = "another";
        oauth.Gateway.Clock.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(HttpStatusCode.Unauthorized, (await oauth.SendAsync(token)).Status);
    }

    [Fact]
    public async Task Post_RevokedPrincipal_TokenOfAProviderWhoseClockIsAhead_IsRefusedToo()
    {
        await using var oauth = await OAuthGateway.StartAsync();
        var now = oauth.Gateway.Clock.GetUtcNow().ToUnixTimeSeconds();
        var issuedBefore = oauth.Token(("iat", now + 25), ("exp", now + 325));
        Assert.Equal(HttpStatusCode.OK, (await oauth.SendAsync(issuedBefore)).Status);

        oauth.Gateway.Revocations.RevokeSubject($"{oauth.Issuer}|u-1");

        Assert.Equal(HttpStatusCode.Unauthorized, (await oauth.SendAsync(issuedBefore)).Status);
        oauth.Gateway.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(HttpStatusCode.OK, (await oauth.SendAsync(oauth.Token(("iat", now + 55), ("exp", now + 355)))).Status);
    }

    [Fact]
    public async Task Post_ProviderThatCannotBeReached_UnavailableAndNobodyIsLetIn()
    {
        await using var oauth = await OAuthGateway.StartAsync(settings => settings with { AllowPrivate = false });

        var answer = await oauth.SendAsync(oauth.Token());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await oauth.Gateway.Client.SendAsync(oauth.Gateway.Issue(), "tools/list")).Status);
    }
}
