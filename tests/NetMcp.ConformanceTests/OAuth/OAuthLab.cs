using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using NetMcp.Server.Hosting;
using NetMcp.TestKit;
using NetMcp.TestKit.Processes;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Proofs;

namespace NetMcp.ConformanceTests.OAuth;

/// <summary>A real authorization server, and gateways whose configuration file names it.</summary>
internal sealed class OAuthLab : IAsyncDisposable
{
    private readonly TempDirectory _folder = new();
    private readonly HttpClient _http = new();
    private readonly List<WebApplication> _gateways = [];

    private OAuthLab(AuthorizationServer server, int port)
    {
        Server = server;
        Resource = $"http://127.0.0.1:{port}/mcp";
        KeyRing.Rotate(Path.Combine(_folder.Path, "authority", "keys"), DateTimeOffset.UtcNow, TimeSpan.Zero, TimeSpan.FromDays(1));
    }

    public AuthorizationServer Server { get; }

    /// <summary>The MCP endpoint, by the name that it has for the authorization server too.</summary>
    public string Resource { get; }

    public static async Task<OAuthLab> StartAsync()
    {
        var port = Loopback.FreePort();
        var lab = new OAuthLab(await AuthorizationServer.StartAsync($"http://127.0.0.1:{port}/mcp"), port);
        await lab.ServeAsync();
        return lab;
    }

    /// <summary>Starts the gateway, in the place of one that ran before.</summary>
    public async Task ServeAsync()
    {
        await StopAsync();
        var app = HttpGateway.Build(new GatewayHostOptions
        {
            Listen = new Uri(Resource).GetLeftPart(UriPartial.Authority),
            LogLevel = LogLevel.Critical,
            ConfigurationFile = _folder.Write("netmcp.yaml", Configuration()),
        });
        _gateways.Add(app);
        await app.StartAsync().Guarded();
    }

    /// <summary>Gets a document.</summary>
    public async Task<JsonElement> GetAsync(string url) => JsonElement.Parse(await _http.GetStringAsync(new Uri(url)).Guarded());

    /// <summary>Asks the authorization server for an access token as one of its clients.</summary>
    public async Task<string> TokenAsync(string client, SigningKey? key = null, string? endpoint = null, string? resource = null)
    {
        endpoint ??= Server.Issuer + "/token";
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials"), KeyValuePair.Create("scope", "net.read"), KeyValuePair.Create("resource", resource ?? Resource)]),
        };
        var secret = Uri.EscapeDataString($"{client} secret of the tests").Replace("%20", "+", StringComparison.Ordinal);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{client}:{secret}")));
        if (key is not null)
        {
            request.Headers.Add("DPoP", DpopProofWriter.Write(key, new DpopRequest("POST", new Uri(endpoint), null), DateTimeOffset.UtcNow));
        }

        using var answer = await _http.SendAsync(request).Guarded();
        var body = await answer.Content.ReadAsStringAsync().Guarded();
        return answer.IsSuccessStatusCode ? JsonElement.Parse(body).GetProperty("access_token").GetString()! : throw new InvalidOperationException(body);
    }

    /// <summary>Exchanges an access token at the gateway.</summary>
    public async Task<JsonElement> ExchangeAsync(string token, SigningKey key, string details)
    {
        var url = new Uri(new Uri(Resource), "/oauth/token");
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new FormUrlEncodedContent(
            [
                KeyValuePair.Create("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange"), KeyValuePair.Create("subject_token", token),
                KeyValuePair.Create("subject_token_type", "urn:ietf:params:oauth:token-type:access_token"), KeyValuePair.Create("authorization_details", details),
            ]),
        };
        request.Headers.Add("DPoP", DpopProofWriter.Write(key, new DpopRequest("POST", url, null), DateTimeOffset.UtcNow));
        using var answer = await _http.SendAsync(request).Guarded();
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync().Guarded());
    }

    /// <summary>Sends an MCP request with a token, with a proof where there is a key, or with neither.</summary>
    public async Task<(int Status, string Challenges, string Body)> SendAsync(string? token, SigningKey? key, string method, string? tool = null)
    {
        var named = tool is null ? "" : $"\"name\":\"{tool}\",\"arguments\":{{}},";
        const string Meta = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{},\"io.modelcontextprotocol/clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}";
        using var request = new HttpRequestMessage(HttpMethod.Post, Resource)
        {
            Content = new StringContent($$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{ {{named}}{{Meta}} } }""", null, "application/json"),
        };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
        request.Headers.Add("Mcp-Method", method);
        if (tool is not null)
        {
            request.Headers.Add("Mcp-Name", tool);
        }

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(key is null ? "Bearer" : "DPoP", token);
        }

        if (token is not null && key is not null)
        {
            request.Headers.Add("DPoP", DpopProofWriter.Write(key, new DpopRequest("POST", new Uri(Resource), token), DateTimeOffset.UtcNow));
        }

        using var answer = await _http.SendAsync(request).Guarded();
        return ((int)answer.StatusCode, string.Join('\n', answer.Headers.WwwAuthenticate), await answer.Content.ReadAsStringAsync().Guarded());
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Server.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    private async Task StopAsync()
    {
        foreach (var gateway in _gateways)
        {
            await gateway.StopAsync().Guarded();
            await gateway.DisposeAsync();
        }

        _gateways.Clear();
    }

    private string Configuration() => $$$"""
        authorization:
          authority: authority
          issuer: https://authority.test
          resource: {{{Resource}}}
          oauth:
            issuer: {{{Server.Issuer}}}
            allow_private: true
            bearer: true
            keys: {retry: 1s, refresh: 1h, keep: 2h}
            claims:
              - claim: groups
                value: noc
                grant:
                  type: network
                  pattern: gateway
                  devices: {all: true}
                  tools: [network.devices.list, network.device.describe]
                  operations: [read]
                  datastores: [operational]
            scopes:
              net.read: {type: network, pattern: gateway, devices: {names: [edge-1]}, tools: [network.devices.list], operations: [read], datastores: [operational]}
        credentials: {lab: {kind: agent}}
        defaults: {user: nobody, credential: lab}
        devices:
          - {name: edge-1, address: 127.0.0.1, port: 1}
          - {name: edge-2, address: 127.0.0.1, port: 2}
        """;
}
