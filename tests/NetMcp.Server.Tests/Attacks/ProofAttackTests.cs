using System.Net;
using NetMcp.Server.Hosting;
using NetMcp.Server.Tests.Authorization;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Trust.Tests;
using Xunit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>A good token with the wrong proof, the wrong scheme, or in the wrong place.</summary>
[Collection(AttackCollection.Name)]
public sealed class ProofAttackTests(AttackLab lab)
{
    [RequiresTheory(AttackLab.Needs)]
    [InlineData("\"htm\":\"POST\"", "\"htm\":\"GET\"")]
    [InlineData("\"htm\":\"POST\"", "\"htm\":\"post\"")]
    [InlineData("https://gateway.test/mcp", "https://gateway.test/api/approvals")]
    [InlineData("https://gateway.test/mcp", "https://evil.test/mcp")]
    [InlineData("https://gateway.test/mcp", "http://127.0.0.1/mcp")]
    [InlineData("https://gateway.test/mcp", "https://gateway.test@evil.test/mcp")]
    [InlineData("\"ath\":\"", "\"ath\":\"A")]
    [InlineData("\"ath\"", "\"at_hash\"")]
    [InlineData("\"alg\":\"ES256\"", "\"alg\":\"none\"")]
    [InlineData("\"alg\":\"ES256\"", "\"alg\":\"HS256\"")]
    [InlineData("dpop+jwt", "jwt")]
    [InlineData("\"iat\":", "\"iat\":1700000000,\"was\":")]
    [InlineData("\"iat\":", "\"iat\":9999999999,\"was\":")]
    [InlineData("\"iat\":", "\"iat\":1,\"iat\":")]
    [InlineData("\"kty\":\"EC\"", "\"kty\":\"EC\",\"d\":\"AA\"")]
    [InlineData("\"kty\":\"EC\"", "\"kty\":\"oct\"")]
    [InlineData("\"crv\":\"P-256\"", "\"crv\":\"P-521\"")]
    [InlineData("\"x\":\"", "\"x\":\"AA")]
    [InlineData("\"jti\"", "\"jtx\"")]
    [InlineData("\"alg\":\"ES256\"", "\"alg\":\"ES256\",\"crit\":[\"iat\"]")]
    [InlineData("https://gateway.test/mcp", "https://gateway.test/mcp/x")]
    [InlineData("https://gateway.test/mcp", "https://gateway.test:8443/mcp")]
    [InlineData("https://gateway.test/mcp", "https://gateway.test/mcp/")]
    public async Task Proof_ForSomethingElse_IsRefused(string from, string to)
    {
        using var forge = new ForgedToken(lab);
        var attack = await lab.BeginAsync();

        var answer = await SendAsync(forge.Headers(forge.Token(), proof: from, proofTo: to));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        await attack.RefusedAsync(answer, to);
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Proof_SameAgain_IsTakenOnce()
    {
        using var forge = new ForgedToken(lab);
        var token = forge.Token();
        var headers = forge.Headers(token);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(headers)).Status);

        var attack = await lab.BeginAsync();
        await attack.RefusedAsync(await SendAsync(headers));

        // Many at once: one of them was first.
        attack = await lab.BeginAsync();
        var racing = forge.Headers(token);
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => SendAsync(racing)));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        foreach (var refused in answers.Where(answer => answer.Status != HttpStatusCode.OK))
        {
            await attack.RefusedAsync(refused);
        }
    }

    /// <summary>A proof that is new in all but its name is the same proof (RFC 9449 section 11.1); and one by another key than it shows is none.</summary>
    [RequiresFact(AttackLab.Needs)]
    public async Task Proof_OfAUsedNameOrAnothersSignature_IsRefused()
    {
        using var forge = new ForgedToken(lab);
        using var thief = new RawJws();
        var token = forge.Token();
        var (header, now) = ($$"""{"typ":"dpop+jwt","alg":"ES256","jwk":{{forge.Mallory.Jwk}}}""", AttackLab.Now.ToUnixTimeSeconds());
        string Body(string name, long at) => $$"""{"jti":"{{name}}","htm":"POST","htu":"{{GuardedGateway.Resource}}","iat":{{at}},"ath":"{{ForgedToken.Hash(token)}}"}""";
        Task<GateAnswer> ProvedAsync(string proof) => SendAsync([("Authorization", "DPoP " + token), ("DPoP", proof)]);
        Assert.Equal(HttpStatusCode.OK, (await ProvedAsync(forge.Mallory.Write(header, Body("a-name-that-is-used", now)))).Status);

        foreach (var proof in new[] { forge.Mallory.Write(header, Body("a-name-that-is-used", now - 1)), forge.Mallory.Write(header, Body("a-name-that-is-used", now)), thief.Write(header, Body("new-name-1", now)), forge.Authority.Write(header, Body("new-name-2", now)) })
        {
            var attack = await lab.BeginAsync();
            var answer = await ProvedAsync(proof);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            await attack.RefusedAsync(answer);
        }
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Credential_InAnotherWay_IsRefused()
    {
        using var forge = new ForgedToken(lab);
        using var thief = new RawJws();
        var token = forge.Token();
        var good = forge.Headers(token);
        (string, string)[][] tries =
        [
            forge.Headers(token, key: thief),
            [("Authorization", "Bearer " + token)],
            [("Authorization", "Bearer " + token), good[1]],
            [("Authorization", "DPoP " + token)],
            [good[0], .. good],
            [.. good, ("Authorization", "Bearer " + token)],
            [.. good, ("DPoP", forge.Proof(token))],
            [good[0], ("DPoP", good[1].Value + ", " + forge.Proof(token))],
            [("Authorization", "Basic bWFsbG9yeTp4")],
            [("Authorization", "DPoP " + token + ", Bearer x"), good[1]],
            [("Cookie", "access_token=" + token)],
            [("X-Forwarded-User", "nina"), ("X-Forwarded-For", "10.0.0.1"), ("Forwarded", "for=10.0.0.1;host=localhost")],
            [("Authorization", "DPoP " + forge.Proof(token)), good[1]],
            [],
        ];
        foreach (var headers in tries)
        {
            var attack = await lab.BeginAsync();
            var answer = await SendAsync(headers);
            Assert.Contains(answer.Status, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest });
            await attack.RefusedAsync(answer);
        }
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Token_InTheUrl_IsRefusedAndNotWrittenDown()
    {
        using var forge = new ForgedToken(lab);
        var token = forge.Token();
        var attack = await lab.BeginAsync();

        using var response = await lab.Client.OpenAsync(HttpMethod.Post, GateClient.Body("tools/list"), HttpGateway.McpUrl(lab.App) + "?access_token=" + token, forge.Headers(token));
        await attack.RefusedAsync(await GateAnswer.ReadAsync(response));

        Assert.All(attack.Since(), record => Assert.DoesNotContain(token[..40], record.GetRawText(), StringComparison.Ordinal));
    }

    private Task<GateAnswer> SendAsync((string, string)[] headers) => lab.Client.SendAsync("tools/list", "", null, headers);
}
