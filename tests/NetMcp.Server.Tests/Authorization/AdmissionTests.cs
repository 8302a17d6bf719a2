using System.Net;
using NetMcp.Core.Auditing;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Proofs;
using Xunit;

namespace NetMcp.Server.Tests.Authorization;

/// <summary>Who is let in over HTTP, and what the others are told.</summary>
public sealed class AdmissionTests
{
    [Fact]
    public async Task Post_TokenAndProof_IsLetIn()
    {
        await using var gateway = await GuardedGateway.StartAsync();

        var answer = await gateway.Client.CallAsync(gateway.Issue(), "network.devices.list");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("edge-1", answer.Body, StringComparison.Ordinal);
        var (record, _) = Assert.Single(gateway.Audit.Records);
        Assert.Equal((AuditKind.CallEnded, AuditOutcome.Succeeded, "agent-7", "network.devices.list"), (record.Kind, record.Outcome, record.Principal, record.Tool));
        Assert.Equal(("wire", "1", "127.0.0.1"), (record.Client!.Name, record.Client.Version, record.Client.RemoteAddress));
        Assert.Single(record.ChainIds);
    }

    [Fact]
    public async Task Post_NoCredential_IsChallengedWithoutErrorCode()
    {
        await using var gateway = await GuardedGateway.StartAsync();

        var answer = await gateway.Client.SendAsync("tools/list", "", null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("DPoP algs=\"ES256\", resource_metadata=\"https://gateway.test/.well-known/oauth-protected-resource/mcp\"", answer.Challenges);
        Assert.Equal((AuditKind.Refused, "no_credential"), Assert.Single(gateway.Audit.Records) is var (record, _) ? (record.Kind, record.Code) : default);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("delete")]
    public async Task OtherMethods_NoCredential_AreChallenged(string method)
    {
        await using var gateway = await GuardedGateway.StartAsync();

        using var answer = await gateway.Client.OpenAsync(new HttpMethod(method.ToUpperInvariant()), null, null, ("Accept", "text/event-stream"), ("Mcp-Session-Id", "x"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Post_SameProofAgain_IsRefused()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var headers = gateway.Issue().Headers(gateway.Clock.GetUtcNow());

        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.SendAsync("tools/list", "", null, headers)).Status);
        var again = await gateway.Client.SendAsync("tools/list", "", null, headers);

        Assert.Equal(HttpStatusCode.Unauthorized, again.Status);
        Assert.Contains("error=\"invalid_dpop_proof\"", again.Challenges, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ProofForAnotherRequest_IsRefused()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var (holder, now) = (gateway.Issue(), gateway.Clock.GetUtcNow());
        (string, string)[][] tries =
        [
            holder.Headers(now, method: "GET"),
            holder.Headers(now, url: "https://gateway.test/other"),
            holder.Headers(now, url: "http://127.0.0.1/mcp"),
            holder.Headers(now - TimeSpan.FromMinutes(2)),
            holder.Headers(now + TimeSpan.FromMinutes(2)),
            [("Authorization", "DPoP " + holder.Chain), gateway.Issue().Headers(now)[1]],
            [("Authorization", "DPoP " + holder.Chain)],
            [.. holder.Headers(now), holder.Headers(now)[1]],
            [("Authorization", "DPoP " + holder.Chain), ("DPoP", "x.y.z")],
        ];

        foreach (var headers in tries)
        {
            var answer = await gateway.Client.SendAsync("tools/list", "", null, headers);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Contains("error=\"invalid_dpop_proof\"", answer.Challenges, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Post_TokenThatIsNotGood_LearnsNothingOfIt()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        await using var other = await GuardedGateway.StartAsync();
        var (holder, now) = (gateway.Issue(), gateway.Clock.GetUtcNow());
        using var thief = SigningKey.Create();
        var stolen = new Holder(thief, holder.Chain, now);
        var forged = other.Issue();
        var cut = new Holder(holder.Key, holder.Chain[..^4] + "AAAA", now);

        foreach (var wrong in new[] { stolen, forged, cut })
        {
            var answer = await gateway.Client.SendAsync(wrong, "tools/list");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Contains("error=\"invalid_token\", error_description=\"The token is not good here.\"", answer.Challenges, StringComparison.Ordinal);
            Assert.Equal("The token is not good here.", answer.ErrorMessage);
        }
    }

    [Fact]
    public async Task Post_BoundTokenAsBearer_IsRefused()
    {
        await using var gateway = await GuardedGateway.StartAsync(settings => settings with { Bearer = true });
        var holder = gateway.Issue();

        var answer = await gateway.Client.SendAsync("tools/list", "", null, ("Authorization", "Bearer " + holder.Chain));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains("Bearer resource_metadata=", answer.Challenges, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, HttpStatusCode.OK)]
    [InlineData(false, HttpStatusCode.Unauthorized)]
    public async Task Post_BearerToken_OnlyWhereConfigured(bool configured, HttpStatusCode expected)
    {
        await using var gateway = await GuardedGateway.StartAsync(settings => settings with { Bearer = configured });
        var token = gateway.Token(Holder.Claims("agent-7", GuardedGateway.Everything, null, gateway.Clock.GetUtcNow(), null, isLink: false));

        Assert.Equal(expected, (await gateway.Client.SendAsync("tools/list", "", null, ("Authorization", "Bearer " + token))).Status);
    }

    [Fact]
    public async Task Post_NotOneReadableCredential_IsNotJudged()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var headers = gateway.Issue().Headers(gateway.Clock.GetUtcNow());
        (string, string)[][] tries = [[headers[0], .. headers], [("Authorization", "DPoP")], [("Authorization", "DPoP a b")], [("Authorization", "DPoP " + new string('a', 25_000))]];

        foreach (var wrong in tries)
        {
            var answer = await gateway.Client.SendAsync("tools/list", "", null, wrong);
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Equal("invalid_request", answer.Message.GetProperty("error").GetProperty("data").GetProperty("error").GetString());
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.Client.SendAsync("tools/list", "", null, ("Authorization", "Basic YTpi"))).Status);
    }

    [Fact]
    public async Task Post_TokenInTheUrl_IsRefused()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var holder = gateway.Issue();

        using var answer = await gateway.Client.OpenAsync(
            HttpMethod.Post, GateClient.Body("tools/list"), Server.Hosting.HttpGateway.McpUrl(gateway.App) + "?access_token=" + holder.Chain, holder.Headers(gateway.Clock.GetUtcNow()));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Post_NonceWanted_IsGivenAndTaken()
    {
        await using var gateway = await GuardedGateway.StartAsync(settings => settings with { DpopNonce = true });
        var holder = gateway.Issue();

        var first = await gateway.Client.SendAsync(holder, "tools/list");
        Assert.Equal(HttpStatusCode.Unauthorized, first.Status);
        Assert.Contains("error=\"use_dpop_nonce\"", first.Challenges, StringComparison.Ordinal);
        var nonce = first.Headers.GetValues("DPoP-Nonce").Single();
        var second = await gateway.Client.SendAsync("tools/list", "", null, holder.Headers(gateway.Clock.GetUtcNow(), nonce: nonce));

        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.True(second.Headers.Contains("DPoP-Nonce"));
    }

    [Fact]
    public async Task Post_LongestChain_FitsIntoTheHeaders()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var names = string.Join(',', Enumerable.Range(0, 110).Select(i => $"\"network.tool-{i:000}-{new string('x', 25)}\""));
        var grant = GuardedGateway.Everything.Replace("\"tools\":[\"*\"]", $"\"tools\":[\"*\",{names}]", StringComparison.Ordinal);
        var holder = gateway.Issue(grant).Narrow($"\"tools\":[\"*\",{names}]").Narrow($"\"tools\":[\"*\",{names}]");
        var room = NetMcp.Trust.Chains.ChainLimits.MaxLength - holder.Chain.Length;
        Assert.InRange(room, 0, 6_000);

        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.CallAsync(holder, "network.devices.list")).Status);
    }

    [Fact]
    public async Task Health_NoCredential_IsAnswered()
    {
        await using var gateway = await GuardedGateway.StartAsync();

        using var answer = await gateway.Client.OpenAsync(HttpMethod.Get, null, gateway.App.Urls.First() + "/healthz");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public void Proofs_OfTheClient_HaveTheClaimsOfTheRfc()
    {
        using var key = SigningKey.Create();
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var verifier = new DpopVerifier(new TestKit.Time.FakeClock(now), new DpopOptions());
        var request = new DpopRequest("POST", new Uri("https://gateway.test/mcp"), "token");

        var proof = verifier.Check(DpopProofWriter.Write(key, request with { Target = new Uri("https://gateway.test/mcp?x=1#y") }, now), request);

        Assert.Equal(key.Public.Thumbprint, proof.Value!.Key.Thumbprint);
    }
}
