using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using NetMcp.Bench.Peers;

namespace NetMcp.Bench.Measures;

/// <summary>
/// tools/call network.yang.get over HTTP on one kept connection, in turns with the same read by the bare client, so that
/// their difference is what the gateway adds: HTTP, MCP, the session pool, masking, cutting and the audit log. The same again of a gateway without that.
/// </summary>
internal sealed class McpCalls(BenchOptions options, IBenchPeer bare)
{
    private const int Block = 100;
    private const int WarmUpFactor = 30;

    // The same data as BenchOptions.Operation asks for.
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""
        {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"network.yang.get",
        "arguments":{"devices":["bench"],"path":"/ietf-interfaces:interfaces","datastore":"running"},
        "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",
        "io.modelcontextprotocol/clientInfo":{"name":"bench","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}}}}
        """);

    public Samples Mcp { get; } = new();

    public Samples Unaudited { get; } = new();

    public Samples Bare { get; } = new();

    public async Task RunAsync()
    {
        using var client = new HttpClient();
        await using var gateway = await McpGateway.StartAsync(options, client);
        await using var unaudited = await McpGateway.StartAsync(options, client, "audit: { enabled: false }\n", "unaudited");

        // A gateway runs for weeks; tiered compilation, which counts calls and compiles beside them, settles within some ten thousand.
        await CallsAsync(client, gateway, options.McpCalls * WarmUpFactor, null);
        await CallsAsync(client, unaudited, options.McpCalls * WarmUpFactor, null);
        await bare.SequentialAsync(options.McpCalls * WarmUpFactor);
        while (Mcp.Count < options.McpCalls)
        {
            await CallsAsync(client, gateway, Block, Mcp);
            await CallsAsync(client, unaudited, Block, Unaudited);
            foreach (var one in await bare.SequentialAsync(Block))
            {
                Bare.Add(one);
            }
        }
    }

    private static async Task CallsAsync(HttpClient client, McpGateway gateway, int count, Samples? samples)
    {
        for (var index = 0; index < count; index++)
        {
            var start = Stopwatch.GetTimestamp();
            await CallAsync(client, gateway.Endpoint);
            samples?.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
    }

    private static async Task CallAsync(HttpClient client, Uri endpoint)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
        request.Headers.Add("Mcp-Method", "tools/call");
        request.Headers.Add("Mcp-Name", "network.yang.get");
        using var response = await client.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        // A refusal would be answered fast and flatter the result.
        if (!response.IsSuccessStatusCode || !answer.Contains("eth0", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"the call failed: {(int)response.StatusCode} {answer}");
        }
    }
}
