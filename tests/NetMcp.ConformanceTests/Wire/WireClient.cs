using System.Net.Http.Headers;
using System.Text;
using NetMcp.TestKit;
using NetMcp.Tools;
using Xunit;

namespace NetMcp.ConformanceTests.Wire;

/// <summary>Speaks to the endpoint in hand-written JSON and headers, so that no client library mends what a test breaks.</summary>
internal sealed class WireClient(string url) : IDisposable
{
    /// <summary>The _meta that every request of 2026-07-28 carries.</summary>
    public const string Meta =
        "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}";

    private const string Initialize =
        """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"VERSION","capabilities":{},"clientInfo":{"name":"wire","version":"1"}}}""";

    private readonly HttpClient _http = new();

    /// <summary>Sends a request with just these headers.</summary>
    public async Task<WireAnswer> SendAsync(HttpMethod method, HttpContent? body, params (string Name, string Value)[] headers)
    {
        using var answer = await OpenAsync(method, body, headers);
        return new WireAnswer(answer.StatusCode, answer.Headers, answer.Content.Headers, await answer.Content.ReadAsStringAsync().Guarded());
    }

    /// <summary>Sends a request and returns as soon as the answer's headers are there.</summary>
    public async Task<HttpResponseMessage> OpenAsync(HttpMethod method, HttpContent? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, url) { Content = body };
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).Guarded();
    }

    /// <summary>POSTs with the headers that every POST needs, and these.</summary>
    public Task<WireAnswer> PostAsync(string body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, Json(body), [("Accept", "application/json, text/event-stream"), .. headers]);

    /// <summary>POSTs a request of 2026-07-28 with matching headers.</summary>
    public Task<WireAnswer> CallAsync(string method, string parameters = "", string? name = null, params (string Name, string Value)[] headers)
    {
        (string, string)[] named = name is null ? [] : [("Mcp-Name", name)];
        return PostAsync(Body(method, parameters), [("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", method), .. named, .. headers]);
    }

    /// <summary>The body of a request of 2026-07-28.</summary>
    public static string Body(string method, string parameters = "") =>
        $$"""{"jsonrpc":"2.0","id":"q","method":"{{method}}","params":{ {{(parameters.Length > 0 ? parameters + "," : string.Empty)}}{{Meta}} } }""";

    /// <summary>Opens a session and returns its id.</summary>
    public async Task<string> OpenSessionAsync(string version = "2025-11-25")
    {
        var answer = await PostAsync(Initialize.Replace("VERSION", version, StringComparison.Ordinal));
        Assert.Equal(version, answer.Result.GetProperty("protocolVersion").GetString());
        Assert.Equal(AgentInstructions.Text, answer.Result.GetProperty("instructions").GetString());
        var session = answer.Headers.GetValues("Mcp-Session-Id").Single();
        await PostAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""", ("Mcp-Session-Id", session));
        return session;
    }

    /// <summary>POSTs within a session.</summary>
    public Task<WireAnswer> InSessionAsync(string session, string body) => PostAsync(body, ("Mcp-Session-Id", session));

    /// <summary>JSON as a body.</summary>
    public static HttpContent Json(string body) => Bytes(Encoding.UTF8.GetBytes(body));

    /// <summary>Bytes that claim to be JSON.</summary>
    public static HttpContent Bytes(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
