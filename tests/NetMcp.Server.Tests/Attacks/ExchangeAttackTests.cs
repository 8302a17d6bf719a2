using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetMcp.Server.Tests.Authorization;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Proofs;
using NetMcp.Trust.Tests.AccessTokens;
using Xunit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>What <c>/oauth/token</c>, which anybody reaches, is to be tricked with (RFC 8693).</summary>
[Collection(AttackCollection.Name)]
public sealed class ExchangeAttackTests(AttackLab lab) : IDisposable
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string GrantType = "urn:ietf:params:oauth:grant-type:token-exchange";
    private const string AccessToken = "urn:ietf:params:oauth:token-type:access_token";

    private readonly SigningKey _key = SigningKey.Create();
    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _http.Dispose();
        _key.Dispose();
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Exchange_OfAGoodToken_GivesNoMoreThanItAndIsRecorded()
    {
        var attack = await lab.BeginAsync();
        var answer = await SendAsync(Body(Good()));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var record = attack.Since().Single(record => record.GetProperty("kind").GetString() == "token-issued");
        Assert.Equal($"{lab.Provider.Issuer}|olga", record.GetProperty("principal").GetString());
        Assert.DoesNotContain(answer.Message.GetProperty("access_token").GetString()!, record.GetRawText(), StringComparison.Ordinal);

        // Asked for everything, it is still what the access token is for.
        var wide = await SendAsync(Body(Good(), ("authorization_details", """[{"type":"network","pattern":"gateway","devices":{"all":true},"tools":["*"],"operations":["read","plan","apply"],"datastores":["operational","running","candidate"],"max_devices_per_change":50}]""")));
        var holder = new Holder(_key, wide.Message.GetProperty("access_token").GetString()!, AttackLab.Now);
        attack = await lab.BeginAsync();
        var hidden = await lab.Client.CallAsync(holder, "network.device.describe", $$"""{"device":"{{AttackLab.Hidden}}"}""");
        await attack.RefusedAsync(hidden, AttackLab.Hidden, $"{lab.Provider.Issuer}|olga");
        attack = await lab.BeginAsync();
        await attack.RefusedAsync(await lab.Client.CallAsync(holder, "network.yang.get", """{"devices":["edge-1"],"path":"/ietf-system:system/authentication"}"""), principal: $"{lab.Provider.Issuer}|olga");
        attack.Silent(await lab.Client.CallAsync(holder, "network.devices.list"));
    }

    [RequiresTheory(AttackLab.Needs)]
    [InlineData("grant_type", "password")]
    [InlineData("grant_type", "client_credentials")]
    [InlineData("grant_type", "authorization_code")]
    [InlineData("grant_type", "refresh_token")]
    [InlineData("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer")]
    [InlineData("grant_type", "urn:ietf:params:oauth:grant-type:TOKEN-EXCHANGE")]
    [InlineData("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange\0")]
    [InlineData("subject_token_type", "urn:ietf:params:oauth:token-type:id_token")]
    [InlineData("subject_token_type", "urn:ietf:params:oauth:token-type:jwt")]
    [InlineData("subject_token_type", "urn:ietf:params:oauth:token-type:refresh_token")]
    [InlineData("requested_token_type", "urn:ietf:params:oauth:token-type:refresh_token")]
    [InlineData("requested_token_type", "urn:ietf:params:oauth:token-type:id_token")]
    [InlineData("actor_token", "x")]
    [InlineData("actor_token_type", "urn:ietf:params:oauth:token-type:access_token")]
    [InlineData("scope", "net.all")]
    [InlineData("scope", "*")]
    [InlineData("audience", "https://evil.test")]
    [InlineData("resource", "https://gateway.test/mcp/../admin")]
    [InlineData("authorization_details", "[{\"type\":\"network\",\"pattern\":\"gateway\",\"operations\":[\"approve\"]}]")]
    [InlineData("authorization_details", "[{\"type\":\"network\",\"pattern\":\"gateway\",\"devices\":{\"names\":[\"vault-9\"]}}]")]
    [InlineData("authorization_details", "[{\"type\":\"network\",\"pattern\":\"controller\",\"controller\":\"c\"}]")]
    [InlineData("authorization_details", "[{\"type\":\"network\",\"pattern\":\"element-to-element\",\"devices\":{\"names\":[\"edge-1\"]}}]")]
    [InlineData("authorization_details", "[{\"type\":\"network\",\"pattern\":\"gateway\",\"budgets\":{\"calls_per_minute\":-1}}]")]
    [InlineData("authorization_details", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public async Task Parameter_ThatAsksForMore_IsRefused(string name, string value) => await RefusedAsync(Body(Good(), (name, value)), said: value);

    [RequiresFact(AttackLab.Needs)]
    public async Task Parameter_TwiceOrElsewhere_IsRefused()
    {
        var good = Body(Good());
        foreach (var name in new[] { "grant_type", "subject_token", "subject_token_type" })
        {
            await RefusedAsync(good + $"&{name}=x");
            await RefusedAsync($"{name}=&" + good);
            await RefusedAsync(good + $"&{name.ToUpperInvariant()}=x");
            await RefusedAsync(good.Replace(name + "=", name + "[]=", StringComparison.Ordinal));
        }

        await RefusedAsync(good + "&authorization_details=&authorization_details=" + Uri.EscapeDataString("[{\"type\":\"network\",\"pattern\":\"gateway\"}]"));
        await RefusedAsync(string.Empty, query: "?" + good);
        await RefusedAsync(good.Replace('&', ';'));
        await RefusedAsync(good + string.Concat(Enumerable.Range(0, 40).Select(i => $"&p{i}=1")));
        await RefusedAsync(good + "&" + new string('k', 100) + "=1");
        await RefusedAsync("\0" + good);
    }

    [RequiresTheory(AttackLab.Needs)]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/x-www-form-urlencodedx")]
    [InlineData("application/x-www-form-urlencoded, application/json")]
    [InlineData("application/x-www-form-urlencoded/x")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-16")]
    [InlineData("x")]
    [InlineData("")]
    public async Task ContentType_ThatIsNoForms_IsRefused(string type) => await RefusedAsync(Body(Good()), type);

    [RequiresFact(AttackLab.Needs)]
    public async Task Body_TooLarge_IsRefused()
    {
        await RefusedAsync(Body(Good()) + "&x=" + new string('x', 128 * 1024));
        await RefusedAsync(Body(Good()) + "&x=" + new string('x', 128 * 1024), isChunked: true);
        await RefusedAsync(Body(new string('e', 60 * 1024)));
        await RefusedAsync(Body(string.Join('.', Enumerable.Repeat("e30", 20_000 / 4))));
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task SubjectToken_ThatIsNotForThis_IsRefused()
    {
        var (made, claims, now) = (lab.Provider.Made, Claims(), AttackLab.Now.ToUnixTimeSeconds());
        using var stranger = new HandMadeProvider();
        using var thief = SigningKey.Create();
        var pem = HandMadeProvider.Rsa.ExportSubjectPublicKeyInfoPem();
        string[] tokens =
        [
            stranger.ES256(claims),
            HandMadeProvider.Sign("""{"alg":"none","typ":"at+jwt","kid":"e"}""", claims, _ => []),
            HandMadeProvider.Sign("""{"alg":"HS256","typ":"at+jwt","kid":"r"}""", claims, input => HMACSHA256.HashData(Encoding.ASCII.GetBytes(pem), input)),
            HandMadeProvider.Sign("""{"alg":"HS256","typ":"at+jwt","kid":"e"}""", claims, input => HMACSHA256.HashData(Encoding.ASCII.GetBytes(made.CurveJwk()), input)),
            HandMadeProvider.RS256(claims, """{"alg":"RS256","typ":"at+jwt","kid":"e"}"""),
            HandMadeProvider.RS256(claims, """{"alg":"PS256","typ":"at+jwt","kid":"r"}"""),
            made.ES256(claims, """{"alg":"ES256","typ":"at+jwt","kid":"r"}"""),
            made.ES256(claims, """{"alg":"ES256","typ":"at+jwt","kid":"e","jku":"http://127.0.0.1/jwks"}"""),
            made.ES256(claims, """{"alg":"ES256","typ":"at+jwt","kid":"e","crit":["exp"]}"""),
            made.ES256(claims, """{"alg":"ES256","typ":"JWT","kid":"e"}"""),
            made.ES256(Claims(("nonce", "n"), ("at_hash", "x"), ("aud", "console")), """{"alg":"ES256","typ":"JWT","kid":"e"}"""),
            made.ES256(Claims(("iss", "https://evil.test"))),
            made.ES256(Claims(("iss", lab.Provider.Issuer + "/"))),
            made.ES256(Claims(("aud", "https://other.test/mcp"))),
            made.ES256(Claims(("aud", null))),
            made.ES256(Claims(("exp", now - 60))),
            made.ES256(Claims(("exp", now - 5))),
            made.ES256(Claims(("exp", now + (400L * 24 * 3600)))),
            made.ES256(Claims(("iat", now + 600), ("exp", now + 900))),
            made.ES256(Claims(("groups", new JsonArray("NOC")))),
            made.ES256(Claims(("cnf", null))),
            made.ES256(Claims(("cnf", new JsonObject { ["jkt"] = thief.Public.Thumbprint }))),
            made.ES256(Claims(("authorization_details", JsonNode.Parse("""[{"type":"network","pattern":"gateway","devices":{"all":true}}]""")))),
            made.ES256(claims[..^1] + ",\"groups\":[\"noc\"]}"),
            lab.Issue(AttackLab.Whole).Chain,
        ];
        foreach (var token in tokens)
        {
            var record = await RefusedAsync(Body(token), said: token);
            Assert.DoesNotContain(token[^20..], record.GetRawText(), StringComparison.Ordinal);
        }
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Proof_UsedWrongOrMissing_IsRefused()
    {
        using var thief = SigningKey.Create();
        var (good, body) = (Proof(_key), Body(Good()));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(body, proofs: [good])).Status);

        await RefusedAsync(body, proofs: [good]);
        await RefusedAsync(body, proofs: []);
        await RefusedAsync(body, proofs: [Proof(thief)]);
        await RefusedAsync(body, proofs: [Proof(_key), Proof(_key)]);
        await RefusedAsync(body, proofs: [Proof(_key, url: GuardedGateway.Resource)]);
        await RefusedAsync(body, proofs: [Proof(_key, method: "GET")]);
        await RefusedAsync(body, proofs: [Proof(_key, at: AttackLab.Now.AddHours(-1))]);
        await RefusedAsync(body, proofs: [Good()]);
        await RefusedAsync(body, proofs: [new string('x', 9000)]);

        // One proof, many at once: one was first.
        var (racing, attack) = (Proof(_key), await lab.BeginAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => SendAsync(body, proofs: [racing])));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Single(attack.Since(), record => record.GetProperty("kind").GetString() == "token-issued");
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Request_OfAForeignPageOrMethod_IsRefused()
    {
        await RefusedAsync(Body(Good()), headers: ("Origin", "https://evil.test"));
        await RefusedAsync(Body(Good()), headers: ("Host", "evil.test"));
        var attack = await lab.BeginAsync();
        foreach (var method in new[] { "GET", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), Url + "?" + Body(Good()));
            using var answer = await _http.SendAsync(request).Guarded();
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            attack.Silent(await GateAnswer.ReadAsync(answer));
        }
    }

    /// <summary>Strangers by the hundred, each with a new key that nobody knows: the provider is asked at most once for all of them, the log has few lines, and a holder is served.</summary>
    [RequiresFact(AttackLab.Needs)]
    public async Task Flood_OfStrangers_IsBoundedWorkAndOthersAreServed()
    {
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(Body(Good()))).Status);
        var (fetches, attack) = (lab.Provider.Fetches, await lab.BeginAsync());

        var flood = Enumerable.Range(0, 300).Select(i => SendAsync(Body(lab.Provider.Made.ES256(Claims(), $$"""{"alg":"ES256","typ":"at+jwt","kid":"k{{i}}"}""")), proofs: [])).ToList();
        var (between, called) = (await SendAsync(Body(Good())), await lab.Client.CallAsync(lab.Issue(), "network.devices.list"));
        var answers = await Task.WhenAll(flood).Guarded();

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (between.Status, called.Status));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));
        Assert.All(answers, answer => attack.Silent(answer));

        // Its metadata and its keys, once within the interval.
        Assert.InRange(lab.Provider.Fetches - fetches, 0, 2);
        await attack.RecordedAsync(null);
        Assert.InRange(attack.Since().Count(record => record.GetProperty("kind").GetString() == "refused"), 1, 4);
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Body_ThatTrickles_IsEndedWhileOthersAreServed()
    {
        using var limits = new ChangedLimits(lab.Limits, limits => limits.BodyTimeout = TimeSpan.FromSeconds(2));
        var attack = await lab.BeginAsync();
        var clients = new List<RawConnection>();
        try
        {
            for (var i = 0; i < 40; i++)
            {
                clients.Add(await RawConnection.OpenAsync(lab, $"POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: {Form}\r\nContent-Length: 60000\r\n\r\ngrant_type="));
            }

            Assert.Equal(HttpStatusCode.OK, (await SendAsync(Body(Good()))).Status);
            foreach (var client in clients)
            {
                Assert.StartsWith("HTTP/1.1 400", await client.StatusLineAsync(), StringComparison.Ordinal);
            }

            await attack.RecordedAsync(null);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    private string Url => lab.App.Urls.First() + "/oauth/token";

    private string Claims(params (string Name, JsonNode? Value)[] changes) => lab.Provider.Claims(_key.Public.Thumbprint, changes);

    private string Good() => lab.Provider.Made.ES256(Claims());

    private static string Proof(SigningKey key, string url = "https://gateway.test/oauth/token", string method = "POST", DateTimeOffset? at = null) =>
        DpopProofWriter.Write(key, new DpopRequest(method, new Uri(url), null), at ?? AttackLab.Now);

    private static string Body(string token, params (string Name, string Value)[] changes)
    {
        var form = new List<(string Name, string Value)> { ("grant_type", GrantType), ("subject_token", token), ("subject_token_type", AccessToken) };
        form.RemoveAll(parameter => changes.Any(change => change.Name == parameter.Name));
        return string.Join('&', form.Concat(changes).Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
    }

    private async Task<JsonElement> RefusedAsync(
        string body, string type = Form, string said = "", string query = "", bool isChunked = false, IReadOnlyList<string>? proofs = null, params (string Name, string Value)[] headers)
    {
        var attack = await lab.BeginAsync();
        var answer = await SendAsync(body, type, query, isChunked, proofs, headers);
        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden, $"{(int)answer.Status} {answer.Body}");
        Assert.DoesNotContain("access_token\":", answer.Body, StringComparison.Ordinal);
        var record = await attack.RefusedAsync(answer, said);
        Assert.DoesNotContain(attack.Since(), issued => issued.GetProperty("kind").GetString() == "token-issued");
        return record;
    }

    private async Task<GateAnswer> SendAsync(
        string body, string type = Form, string query = "", bool isChunked = false, IReadOnlyList<string>? proofs = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url + query);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.TransferEncodingChunked = isChunked ? true : null;
        request.Headers.TryAddWithoutValidation("DPoP", proofs ?? [Proof(_key)]);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await _http.SendAsync(request).Guarded();
        return await GateAnswer.ReadAsync(answer);
    }
}
