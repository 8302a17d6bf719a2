using System.Net.Http.Headers;
using System.Text;
using NetMcp.TestKit;

namespace NetMcp.Server.Tests.Authorization;

/// <summary>Speaks to the endpoint in hand-written JSON and headers; the proofs are made for each request.</summary>
internal sealed class GateClient(string url, TimeProvider clock, HttpMessageHandler? handler = null) : IDisposable
{
    private const string Meta =
        "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{},\"io.modelcontextprotocol/clientInfo\":{\"name\":\"wire\",\"version\":\"1\"}}";

    private readonly HttpClient _http = new(handler ?? new HttpClientHandler());

    /// <summary>Sends a request with just these headers, and returns as soon as the answer's are there.</summary>
    public async Task<HttpResponseMessage> OpenAsync(HttpMethod method, string? body, string? target, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, target ?? url);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).Guarded();
    }

    /// <summary>Sends a request of 2026-07-28 with these headers beside those that every one needs.</summary>
    public async Task<GateAnswer> SendAsync(string method, string parameters, string? name, params (string Name, string Value)[] headers)
    {
        (string, string)[] named = name is null ? [] : [("Mcp-Name", name)];
        using var answer = await OpenAsync(
            HttpMethod.Post, Body(method, parameters), null, [("Accept", "application/json, text/event-stream"), ("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", method), .. named, .. headers]);
        return await GateAnswer.ReadAsync(answer);
    }

    /// <summary>The same as somebody.</summary>
    public Task<GateAnswer> SendAsync(Holder holder, string method, string parameters = "", string? name = null) =>
        SendAsync(method, parameters, name, holder.Headers(clock.GetUtcNow()));

    /// <summary>Calls a tool as somebody.</summary>
    public Task<GateAnswer> CallAsync(Holder holder, string tool, string arguments = "{}") =>
        SendAsync(holder, "tools/call", $$"""
            "name":"{{tool}}","arguments":{{arguments}}
            """, tool);

    /// <summary>Reads a resource as somebody.</summary>
    public Task<GateAnswer> ReadAsync(Holder holder, string uri) => SendAsync(holder, "resources/read", $"\"uri\":\"{uri}\"", uri);

    /// <summary>Opens a session of 2025-11-25 as somebody.</summary>
    public async Task<string> OpenSessionAsync(Holder holder)
    {
        using var answer = await OpenAsync(
            HttpMethod.Post,
            """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"wire","version":"1"}}}""",
            null,
            [("Accept", "application/json, text/event-stream"), .. holder.Headers(clock.GetUtcNow())]);
        var session = answer.Headers.GetValues("Mcp-Session-Id").Single();
        await InSessionAsync(holder, session, """{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        return session;
    }

    /// <summary>POSTs within a session as somebody.</summary>
    public async Task<GateAnswer> InSessionAsync(Holder holder, string session, string body)
    {
        using var answer = await OpenAsync(HttpMethod.Post, body, null, [("Accept", "application/json, text/event-stream"), ("Mcp-Session-Id", session), .. holder.Headers(clock.GetUtcNow())]);
        return await GateAnswer.ReadAsync(answer);
    }

    /// <summary>The body of a request of 2026-07-28.</summary>
    public static string Body(string method, string parameters = "") =>
        $$"""{"jsonrpc":"2.0","id":"q","method":"{{method}}","params":{ {{(parameters.Length > 0 ? parameters + "," : string.Empty)}}{{Meta}} } }""";

    public void Dispose() => _http.Dispose();
}
