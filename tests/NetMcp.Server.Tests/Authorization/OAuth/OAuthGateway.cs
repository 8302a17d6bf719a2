using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Tests.Outbound;
using NetMcp.TestKit;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Proofs;
using NetMcp.Trust.Tests.AccessTokens;
using Xunit;

namespace NetMcp.Server.Tests.Authorization.OAuth;

/// <summary>The gateway's HTTP side with an authorization server of hand-written bytes, whose tokens are made by hand.</summary>
internal sealed class OAuthGateway : IAsyncDisposable
{
    public const string Readers =
        """{"type":"network","pattern":"gateway","devices":{"all":true},"tools":["network.devices.*","network.yang.*"],"operations":["read","approve"],"datastores":["operational"],"paths":{"deny":["/ietf-system:system/authentication"]},"budgets":{"calls_per_minute":5}}""";

    private readonly ScriptedServer _server;
    private readonly HttpClient _http = new();

    private OAuthGateway(GuardedGateway gateway, ScriptedServer server, HandMadeProvider provider)
    {
        (Gateway, _server, Provider) = (gateway, server, provider);
    }

    public GuardedGateway Gateway { get; }

    public HandMadeProvider Provider { get; }

    public string Issuer => IssuerOf(_server);

    /// <summary>Under which name the authorization server publishes the key of <see cref="Token"/>, from its next answer on.</summary>
    public string CurveKid { get; set; } = "e";

    public static async Task<OAuthGateway> StartAsync(Func<OAuthSettings, OAuthSettings>? configure = null, Func<AuthorizationSettings, AuthorizationSettings>? more = null, string? issuer = null, Action<IServiceCollection>? services = null)
    {
        var provider = new HandMadeProvider();
        ScriptedServer? self = null;
        OAuthGateway? made = null;
        var server = self = new ScriptedServer((_, head, stream, stop) =>
        {
            var body = head.StartsWith("GET /jwks ", StringComparison.Ordinal)
                ? Encoding.UTF8.GetString(HandMadeProvider.Set(HandMadeProvider.RsaJwk(), provider.CurveJwk(made?.CurveKid ?? "e")))
                : $$"""{"issuer":"{{IssuerOf(self!)}}","jwks_uri":"{{IssuerOf(self!)}}/jwks"}""";
            return stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}"), stop).AsTask();
        });
        var oauth = new OAuthSettings
        {
            Issuer = issuer ?? IssuerOf(server),
            AllowPrivate = true,
            Bearer = true,
            Grants =
            [
                new OAuthGrantRule(["groups"], "noc", new GrantText(Readers, "netmcp.yaml", 1, 1)),
                new OAuthGrantRule(["realm", "roles"], "noc", new GrantText(Readers.Replace("network.yang.*", "network.check", StringComparison.Ordinal), "netmcp.yaml", 2, 1)),
                new OAuthGrantRule(null, "net.all", new GrantText(GuardedGateway.Everything, "netmcp.yaml", 3, 1)),
            ],
        };
        var gateway = await GuardedGateway.StartAsync(settings => (more ?? (same => same))(settings with { OAuth = configure?.Invoke(oauth) ?? oauth }), services);
        return made = new OAuthGateway(gateway, server, provider);
    }

    /// <summary>Good claims of a member of the group that reads, some changed.</summary>
    public string Claims(params (string Name, JsonNode? Value)[] changes)
    {
        var now = Gateway.Clock.GetUtcNow().ToUnixTimeSeconds();
        return HandMadeProvider.Claims([("iss", Issuer), ("aud", GuardedGateway.Resource), ("iat", now - 10), ("exp", now + 300), ("groups", new JsonArray("staff", "noc")), .. changes]);
    }

    /// <summary>A good token.</summary>
    public string Token(params (string Name, JsonNode? Value)[] changes) => Provider.ES256(Claims(changes));

    public Task<GateAnswer> SendAsync(string token, string method = "tools/list", string parameters = "", string? name = null) =>
        Gateway.Client.SendAsync(method, parameters, name, ("Authorization", "Bearer " + token));

    public Task<GateAnswer> CallAsync(string token, string tool) => SendAsync(token, "tools/call", $"\"name\":\"{tool}\",\"arguments\":{{}}", tool);

    /// <summary>The names of the tools that a list has.</summary>
    public static IEnumerable<string?> Tools(GateAnswer answer) => answer.Result.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString());

    /// <summary>GETs a path of the gateway.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(Gateway.App.Urls.First() + path)).Guarded();

    /// <summary>Asks for an exchange: good parameters, some changed; null takes one away.</summary>
    public async Task<(int Status, JsonElement Body)> ExchangeAsync(string token, SigningKey? key, params (string Name, string? Value)[] changes)
    {
        var form = new List<(string Name, string? Value)>
        {
            ("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange"),
            ("subject_token", token),
            ("subject_token_type", "urn:ietf:params:oauth:token-type:access_token"),
        };
        form.RemoveAll(parameter => changes.Any(change => change.Name == parameter.Name));
        form.AddRange(changes.Where(change => change.Value is not null));
        return await PostAsync(
            new FormUrlEncodedContent(form.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value!))), key is null ? null : ExchangeProof(key));
    }

    /// <summary>A proof for an exchange.</summary>
    public string ExchangeProof(SigningKey key, string url = "https://gateway.test/oauth/token") =>
        DpopProofWriter.Write(key, new DpopRequest("POST", new Uri(url), null), Gateway.Clock.GetUtcNow());

    public async Task<(int Status, JsonElement Body)> PostAsync(HttpContent content, string? proof)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Gateway.App.Urls.First() + "/oauth/token") { Content = content };
        if (proof is not null)
        {
            request.Headers.Add("DPoP", proof);
        }

        using var answer = await _http.SendAsync(request).Guarded();
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        return ((int)answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync().Guarded()));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Gateway.DisposeAsync();
        await _server.DisposeAsync();
        Provider.Dispose();
    }

    private static string IssuerOf(ScriptedServer server) => $"http://127.0.0.1:{server.Port}";
}
