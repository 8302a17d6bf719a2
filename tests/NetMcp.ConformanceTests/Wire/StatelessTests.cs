using System.Net;
using System.Text;
using NetMcp.TestKit;
using NetMcp.Tools;
using Xunit;

namespace NetMcp.ConformanceTests.Wire;

/// <summary>Revision 2026-07-28 on the wire.</summary>
public sealed class StatelessTests(ConformanceHost host) : IClassFixture<ConformanceHost>, IDisposable
{
    private const string SimpleCall = "\"name\":\"test_simple_text\",\"arguments\":{}";
    private readonly WireClient _client = new(host.Url);

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Call_HeadersAgree_AnswersAsAnUncachedUncompressedStream()
    {
        var answer = await _client.CallAsync("tools/call", SimpleCall, "test_simple_text", ("Accept-Encoding", "gzip"), ("Mcp-Session-Id", "whatever"));

        Assert.Equal("This is a simple text response for testing.", answer.ToolText);
        Assert.Equal("q", answer.Message.GetProperty("id").GetString());
        Assert.Equal("text/event-stream", answer.ContentHeaders.ContentType!.MediaType);
        Assert.Equal("identity", Assert.Single(answer.ContentHeaders.ContentEncoding));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("no", Assert.Single(answer.Headers.GetValues("X-Accel-Buffering")));
        Assert.False(answer.Headers.Contains("Mcp-Session-Id"));
    }

    [Theory]
    [InlineData(null, "test_simple_text")]
    [InlineData("tools/list", "test_simple_text")]
    [InlineData("Tools/Call", "test_simple_text")]
    [InlineData("tools/call", null)]
    [InlineData("tools/call", "test_error_handling")]
    [InlineData("tools/call", "=?base64?dGVzdF9zaW1wbGVfdGV4dA?=")]
    [InlineData("tools/call", "=?base64?!!!!?=")]
    [InlineData("tools/call", "=?base64?wyg=?=")]
    public async Task Call_MethodOrNameHeaderDisagrees_Mismatch(string? method, string? name)
    {
        List<(string, string)> headers = [("MCP-Protocol-Version", "2026-07-28")];
        if (method is not null)
        {
            headers.Add(("Mcp-Method", method));
        }

        if (name is not null)
        {
            headers.Add(("Mcp-Name", name));
        }

        var answer = await _client.PostAsync(WireClient.Body("tools/call", SimpleCall), [.. headers]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(-32020, answer.ErrorCode);
        Assert.Equal("q", answer.Message.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Call_NameInBase64_Decoded()
    {
        var encoded = $"=?base64?{Convert.ToBase64String(Encoding.UTF8.GetBytes("test_simple_text"))}?=";

        Assert.Equal(HttpStatusCode.OK, (await _client.CallAsync("tools/call", SimpleCall, encoded)).Status);
    }

    [Theory]
    [InlineData("prompts/get", "\"name\":\"test_simple_prompt\"", "test_simple_prompt", "other")]
    [InlineData("resources/read", "\"uri\":\"test://static-text\"", "test://static-text", "test://static-binary")]
    public async Task PromptAndResource_NameHeader_MustAgree(string method, string parameters, string name, string other)
    {
        Assert.Equal(HttpStatusCode.OK, (await _client.CallAsync(method, parameters, name)).Status);
        Assert.Equal(-32020, (await _client.CallAsync(method, parameters, other)).ErrorCode);
        Assert.Equal(-32020, (await _client.CallAsync(method, parameters)).ErrorCode);
    }

    [Theory]
    [InlineData("""{"region":"eu"}""", "Region=eu", true)]
    [InlineData("""{"region":"eu"}""", "Region==?base64?ZXU=?=", true)]
    [InlineData("""{"region":"eu"}""", "", false)]
    [InlineData("""{"region":"eu"}""", "Region=us", false)]
    [InlineData("""{"region":"eu"}""", "Region=EU", false)]
    [InlineData("""{"region":"eu"}""", "Region=eu;Region=eu", false)]
    [InlineData("""{"region":"eu"}""", "Region=eu;Count=3", false)]
    [InlineData("""{"region":"eu","count":null}""", "Region=eu", true)]
    [InlineData("""{"region":"eu","count":3}""", "Region=eu;Count=3", true)]
    [InlineData("""{"region":"eu","count":3}""", "Region=eu;Count=3.0", true)]
    [InlineData("""{"region":"eu","count":3.0}""", "Region=eu;Count=3", true)]
    [InlineData("""{"region":"eu","count":3}""", "Region=eu;Count=4", false)]
    [InlineData("""{"region":"eu","count":3}""", "Region=eu;Count=three", false)]
    [InlineData("""{"region":"eu","count":9007199254740991}""", "Region=eu;Count=9007199254740991", true)]
    [InlineData("""{"region":"eu","count":9007199254740992}""", "Region=eu;Count=9007199254740992", false)]
    [InlineData("""{"region":"eu","count":-9007199254740992}""", "Region=eu;Count=-9007199254740992", false)]
    [InlineData("""{"region":"eu","count":1e400}""", "Region=eu;Count=1e400", false)]
    [InlineData("""{"region":"eu","urgent":true}""", "Region=eu;Urgent=true", true)]
    [InlineData("""{"region":"eu","urgent":true}""", "Region=eu;Urgent=True", false)]
    [InlineData("""{"region":"eu","filter":{"site":"x"}}""", "Region=eu;Site=x", true)]
    [InlineData("""{"region":"eu","filter":{"site":"x"}}""", "Region=eu", false)]
    [InlineData("""{"region":["eu"]}""", "Region=eu", false)]
    public async Task ToolArgument_MarkedForAHeader_MustAgree(string arguments, string headers, bool admitted)
    {
        var pairs = headers.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2)).Select(pair => ("Mcp-Param-" + pair[0], pair[1])).ToArray();

        var answer = await _client.CallAsync("tools/call", $"\"name\":\"test_custom_headers\",\"arguments\":{arguments}", "test_custom_headers", pairs);

        Assert.Equal(admitted ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.Status);
        if (!admitted)
        {
            Assert.Equal(-32020, answer.ErrorCode);
        }
    }

    [Theory]
    [InlineData("initialize")]
    [InlineData("ping")]
    [InlineData("logging/setLevel")]
    [InlineData("resources/subscribe")]
    [InlineData("resources/unsubscribe")]
    [InlineData("no/such/method")]
    public async Task Method_RemovedOrUnknown_NotFound(string method)
    {
        var answer = await _client.CallAsync(method);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(-32601, answer.ErrorCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task GetAndDelete_NotAllowed(string method)
    {
        var answer = await _client.SendAsync(
            new HttpMethod(method), null, ("MCP-Protocol-Version", "2026-07-28"), ("Accept", "text/event-stream"), ("Mcp-Session-Id", "x"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("POST", Assert.Single(answer.ContentHeaders.Allow));
    }

    [Fact]
    public async Task ResourcesRead_Missing_NamesTheUri()
    {
        var answer = await _client.CallAsync("resources/read", "\"uri\":\"test://none\"", "test://none");

        Assert.Equal(-32602, answer.ErrorCode);
        Assert.Equal("test://none", answer.ErrorData.GetProperty("uri").GetString());
    }

    [Fact]
    public async Task ToolsList_AskedTwice_SameOrder()
    {
        var first = await _client.CallAsync("tools/list");
        var second = await _client.CallAsync("tools/list");

        Assert.Equal("test_simple_text", first.Result.GetProperty("tools")[0].GetProperty("name").GetString());
        Assert.Equal(first.Body, second.Body);
    }

    [Fact]
    public async Task Call_PostDropped_Cancelled()
    {
        await using var own = await WireHost.StartAsync();
        using var dropped = new CancellationTokenSource();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, own.Url) { Content = WireClient.Json(WireClient.Body("tools/call", "\"name\":\"gate\"")) };
        request.Headers.Add("Accept", "*/*");
        request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
        request.Headers.Add("Mcp-Method", "tools/call");
        request.Headers.Add("Mcp-Name", "gate");

        var call = http.SendAsync(request, dropped.Token);
        await own.Gate.Started.Guarded();
        await dropped.CancelAsync();

        await own.Gate.Cancelled.Guarded();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Theory]
    [InlineData("\"name\":17", null)]
    [InlineData("\"arguments\":{}", null)]
    [InlineData("\"name\":\"gate\",\"arguments\":\"text\"", "gate")]
    [InlineData("\"name\":\"gate\",\"arguments\":[1]", "gate")]
    [InlineData("\"name\":\"no-such-tool\"", "no-such-tool")]
    public async Task Call_ParamsOfAnotherShape_InvalidParams(string parameters, string? name)
    {
        await using var own = await WireHost.StartAsync();

        var answer = await own.Client.CallAsync("tools/call", parameters, name);

        Assert.Equal(-32602, answer.ErrorCode);
        Assert.Equal("q", answer.Message.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Discover_TellsTheInstructions()
    {
        var answer = await _client.CallAsync("server/discover");

        Assert.Equal(AgentInstructions.Text, answer.Result.GetProperty("instructions").GetString());
    }

    [Theory]
    [InlineData("\"name\":\"throws\"", "throws")]
    [InlineData("\"name\":\"throws\",\"arguments\":\"text\"", "throws")]
    [InlineData("\"name\":\"throws\",\"arguments\":[1]", "throws")]
    [InlineData("\"name\":\"no-such-tool\"", "no-such-tool")]
    [InlineData("\"name\":17", null)]
    public async Task Call_FailsInside_NoExceptionTextReachesTheModel(string parameters, string? name)
    {
        await using var own = await WireHost.StartAsync();

        var answer = await own.Client.CallAsync("tools/call", parameters, name);

        Assert.True(answer.Message.TryGetProperty("error", out _) || answer.Result.GetProperty("isError").GetBoolean());
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("shadow", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Body, StringComparison.Ordinal);
    }
}
