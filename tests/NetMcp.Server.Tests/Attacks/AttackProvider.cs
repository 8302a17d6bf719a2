using System.Text;
using System.Text.Json.Nodes;
using NetMcp.Server.Tests.Authorization;
using NetMcp.Server.Tests.Outbound;
using NetMcp.Trust.Tests.AccessTokens;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>The identity provider that the attacked gateway trusts: hand-written bytes, hand-made tokens, and a count of what is fetched from it.</summary>
internal sealed class AttackProvider : IAsyncDisposable
{
    private readonly ScriptedServer _server;

    public AttackProvider()
    {
        _server = new ScriptedServer((_, head, stream, stop) =>
        {
            var body = head.StartsWith("GET /jwks ", StringComparison.Ordinal)
                ? Encoding.UTF8.GetString(HandMadeProvider.Set(HandMadeProvider.RsaJwk(), Made.CurveJwk()))
                : $$"""{"issuer":"{{Issuer}}","jwks_uri":"{{Issuer}}/jwks"}""";
            return stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}"), stop).AsTask();
        });
    }

    public HandMadeProvider Made { get; } = new();

    public string Issuer => $"http://127.0.0.1:{_server.Port}";

    /// <summary>How often anything was fetched.</summary>
    public int Fetches => _server.Connections;

    /// <summary>Good claims for a key, some changed; null takes one away.</summary>
    public string Claims(string thumbprint, params (string Name, JsonNode? Value)[] changes)
    {
        var now = AttackLab.Now.ToUnixTimeSeconds();
        return HandMadeProvider.Claims(
            [("iss", Issuer), ("aud", GuardedGateway.Resource), ("sub", "olga"), ("iat", now - 10), ("exp", now + 300), ("groups", new JsonArray("noc")), ("cnf", new JsonObject { ["jkt"] = thumbprint }), .. changes]);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Made.Dispose();
    }
}
