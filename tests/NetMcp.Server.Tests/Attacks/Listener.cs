using NetMcp.Server.Tests.Authorization;
using NetMcp.TestKit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>Somebody who listens by <c>subscriptions/listen</c>, line by line.</summary>
internal sealed class Listener : IDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _lines;

    private Listener(HttpResponseMessage answer, StreamReader lines) => (_answer, _lines) = (answer, lines);

    /// <summary>The first message: the acknowledgement, or why there is none.</summary>
    public string First { get; private init; } = string.Empty;

    public static async Task<Listener> OpenAsync(AttackLab lab, Holder holder, params string[] uris)
    {
        var answer = await lab.Client.OpenAsync(
            HttpMethod.Post,
            Body(uris),
            null,
            [("Accept", "application/json, text/event-stream"), ("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", "subscriptions/listen"), .. holder.Headers(AttackLab.Now)]);
        var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        return new Listener(answer, lines) { First = await NextAsync(lines, "data: {") ?? string.Empty };
    }

    /// <summary>The body of the request.</summary>
    public static string Body(params string[] uris) =>
        GateClient.Body("subscriptions/listen", $$"""
            "notifications":{"toolsListChanged":true,"resourceSubscriptions":[{{string.Join(',', uris.Select(uri => $"\"{uri}\""))}}]}
            """);

    /// <summary>The next line with a text; null when the stream ended before.</summary>
    public Task<string?> UntilAsync(string text) => NextAsync(_lines, text);

    /// <summary>All that is left, once the gateway has ended the stream.</summary>
    public Task<string> ToEndAsync() => _lines.ReadToEndAsync().Guarded();

    public void Dispose()
    {
        _lines.Dispose();
        _answer.Dispose();
    }

    private static async Task<string?> NextAsync(StreamReader lines, string text)
    {
        while (await lines.ReadLineAsync().Guarded() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        return null;
    }
}
