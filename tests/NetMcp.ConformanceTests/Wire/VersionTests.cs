using System.Net;
using Xunit;

namespace NetMcp.ConformanceTests.Wire;

/// <summary>The revision that a request speaks: what the header says and what the body says.</summary>
public sealed class VersionTests(ConformanceHost host) : IClassFixture<ConformanceHost>, IDisposable
{
    private readonly WireClient _client = new(host.Url);

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Header_UnknownVersionInBothPlaces_Unsupported()
    {
        var body = WireClient.Body("tools/list").Replace("2026-07-28", "2099-01-01", StringComparison.Ordinal);

        var answer = await _client.PostAsync(body, ("MCP-Protocol-Version", "2099-01-01"), ("Mcp-Method", "tools/list"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        AssertError(answer, -32022);
        Assert.Equal("2099-01-01", answer.ErrorData.GetProperty("requested").GetString());
        Assert.Equal(["2026-07-28"], answer.ErrorData.GetProperty("supported").EnumerateArray().Select(v => v.GetString()));
    }

    [Fact]
    public async Task Discover_SupportedVersions_AreThoseThatTheErrorNames()
    {
        var answer = await _client.CallAsync("server/discover");

        Assert.Equal(["2026-07-28"], answer.Result.GetProperty("supportedVersions").EnumerateArray().Select(v => v.GetString()));
    }

    [Fact]
    public async Task Header_MissingWhereTheBodyNamesAVersion_Mismatch()
    {
        AssertError(await _client.PostAsync(WireClient.Body("tools/list"), ("Mcp-Method", "tools/list")), -32020);
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2024-11-05")]
    public async Task Header_OtherThanTheBody_Mismatch(string version)
    {
        AssertError(await _client.PostAsync(WireClient.Body("tools/list"), ("MCP-Protocol-Version", version), ("Mcp-Method", "tools/list")), -32020);
    }

    [Fact]
    public async Task Header_TwoVersions_Unsupported()
    {
        var answer = await _client.CallAsync("tools/list", headers: ("MCP-Protocol-Version", "2025-11-25"));

        AssertError(answer, -32022);
    }

    [Fact]
    public async Task Initialize_HeaderOtherThanAsked_Mismatch()
    {
        var answer = await _client.PostAsync(
            """{"jsonrpc":"2.0","id":"q","method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"a","version":"1"}}}""",
            ("MCP-Protocol-Version", "2025-06-18"));

        AssertError(answer, -32020);
        Assert.False(answer.Headers.Contains("Mcp-Session-Id"));
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":"q","method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"q","method":"tools/list","params":[]}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"q","method":"tools/list","params":{"_meta":"text"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"q","method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":7}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"q","method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"q","method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":[]}}}""")]
    public async Task StatelessBody_MetaIncomplete_InvalidParams(string body)
    {
        var answer = await _client.PostAsync(body, ("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", "tools/list"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        AssertError(answer, -32602);
    }

    [Fact]
    public async Task StatelessNotification_WithoutMeta_Accepted()
    {
        var answer = await _client.PostAsync(
            """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"x"}}""",
            ("MCP-Protocol-Version", "2026-07-28"),
            ("Mcp-Method", "notifications/cancelled"));

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Null(answer.ContentHeaders.ContentType);
        Assert.Empty(answer.Body);
    }

    [Fact]
    public async Task StatelessResponse_InvalidRequest()
    {
        var answer = await _client.PostAsync("""{"jsonrpc":"2.0","id":1,"result":{}}""", ("MCP-Protocol-Version", "2026-07-28"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(-32600, answer.ErrorCode);
    }

    private static void AssertError(WireAnswer answer, int code)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(code, answer.ErrorCode);
        Assert.Equal("q", answer.Message.GetProperty("id").GetString());
    }
}
