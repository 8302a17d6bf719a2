using System.Net;
using System.Text;
using Xunit;

namespace NetMcp.ConformanceTests.Wire;

/// <summary>What is refused before the protocol layer sees it.</summary>
public sealed class AdmissionTests(ConformanceHost host) : IClassFixture<ConformanceHost>, IDisposable
{
    private const string Ping = """{"jsonrpc":"2.0","id":1,"method":"ping"}""";
    private readonly WireClient _client = new(host.Url);

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "localhost.evil.example")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "file://localhost/")]
    public async Task Post_ForeignHostOrOrigin_Forbidden(string header, string value)
    {
        var answer = await _client.PostAsync(Ping, (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.False(answer.Headers.Contains("Mcp-Session-Id"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task OtherMethods_ForeignHost_Forbidden(string method)
    {
        var answer = await _client.SendAsync(new HttpMethod(method), null, ("Host", "evil.example"), ("Accept", "text/event-stream"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Theory]
    [InlineData("http://localhost:1234")]
    [InlineData("https://127.0.0.1")]
    [InlineData("http://[::1]:8080")]
    public async Task Post_LoopbackOrigin_Admitted(string origin)
    {
        var answer = await _client.CallAsync("tools/list", headers: ("Origin", origin));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/event-stream")]
    [InlineData("application/json, text/event-stream;q=0")]
    [InlineData("text/html")]
    public async Task Post_AcceptLacksAType_NotAcceptable(string accept)
    {
        var answer = await _client.SendAsync(HttpMethod.Post, WireClient.Json(Ping), ("Accept", accept));

        Assert.Equal(HttpStatusCode.NotAcceptable, answer.Status);
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/*, text/*")]
    [InlineData("text/event-stream;q=0.5, application/json;q=0.9")]
    public async Task Post_AcceptCoversBothTypes_Admitted(string accept)
    {
        var answer = await _client.SendAsync(
            HttpMethod.Post,
            WireClient.Json(WireClient.Body("tools/list")),
            ("Accept", accept),
            ("MCP-Protocol-Version", "2026-07-28"),
            ("Mcp-Method", "tools/list"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task Post_OtherContentType_UnsupportedMediaType()
    {
        var answer = await _client.SendAsync(
            HttpMethod.Post, new StringContent(Ping, Encoding.UTF8, "text/plain"), ("Accept", "application/json, text/event-stream"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("nonsense")]
    [InlineData("42")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"method":"ping"}]""")]
    [InlineData("""{"jsonrpc":"2.0","id":null,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":{},"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":7}""")]
    [InlineData("""{"jsonrpc":"1.0","id":1,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping"} trailing""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","name":"b"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"\ud800"}}""")]
    public async Task Post_NotOneMessage_InvalidRequestWithNullId(string body)
    {
        AssertNotAMessage(await _client.PostAsync(body));
    }

    [Fact]
    public async Task Post_InvalidUtf8_InvalidRequest()
    {
        byte[] body = [.. """{"jsonrpc":"2.0","id":1,"method":"pi"""u8, 0xC3, 0x28, .. "\"}"u8];

        AssertNotAMessage(await _client.SendAsync(HttpMethod.Post, WireClient.Bytes(body), ("Accept", "*/*")));
    }

    [Fact]
    public async Task Post_DeepNesting_InvalidRequest()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100_000)) + string.Concat(Enumerable.Repeat("]", 100_000));

        AssertNotAMessage(await _client.PostAsync($$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"x":{{{deep}}}}}"""));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_TenMegabyteArgument_AnswersWithTheLimit(bool chunked)
    {
        var body = WireClient.Json($$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{new string('a', 10_000_000)}}}"}}""");
        (string, string)[] transfer = chunked ? [("Transfer-Encoding", "chunked")] : [];

        var answer = await _client.SendAsync(HttpMethod.Post, body, [("Accept", "*/*"), .. transfer]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal(4 * 1024 * 1024, answer.ErrorData.GetProperty("limitBytes").GetInt32());
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    [InlineData("PATCH")]
    public async Task OtherMethods_NotAllowed(string method)
    {
        var answer = await _client.SendAsync(new HttpMethod(method), null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
    }

    private static void AssertNotAMessage(WireAnswer answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(-32600, answer.ErrorCode);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.Message.GetProperty("id").ValueKind);
    }
}
