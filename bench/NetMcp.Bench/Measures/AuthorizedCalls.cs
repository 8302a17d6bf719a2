using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Revocation;

namespace NetMcp.Bench.Measures;

/// <summary>
/// The same read of a gateway that asks for tokens and of one that does not, in turns, so that their difference is what asking costs; reads at once; and the
/// verification of a chain. Proofs are made before the clock runs: they are the client's cost.
/// </summary>
internal sealed class AuthorizedCalls(BenchOptions options)
{
    private const int Block = 100;
    private const int WarmUpFactor = 15;
    private const int Holders = 8;
    private const int Depth = 5;

    private const string Meta =
        "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientInfo\":{\"name\":\"bench\",\"version\":\"1\"},\"io.modelcontextprotocol/clientCapabilities\":{}}";

    private static readonly Read Device = new("network.yang.get", """{"devices":["bench"],"path":"/ietf-interfaces:interfaces","datastore":"running"}""", "eth0");
    private static readonly Read Inventory = new("network.devices.list", "{}", "bench");

    private readonly BenchAuthority _authority = new(Path.Combine(options.DeviceDirectory, "authority"));

    /// <summary>A read without authorization, of the device and of the inventory, in seconds.</summary>
    public Dictionary<string, Samples> Open { get; } = new() { ["device"] = new(), ["inventory"] = new() };

    /// <summary>The same with a token and a proof.</summary>
    public Dictionary<string, Samples> Guarded { get; } = new() { ["device"] = new(), ["inventory"] = new() };

    /// <summary>Authorized reads of the inventory a second, over eight connections.</summary>
    public Samples Rate { get; } = new();

    /// <summary>The verification of a chain of five with the keys known, in seconds; nothing of the chain itself is kept.</summary>
    public Samples Chain { get; } = new();

    public async Task RunAsync()
    {
        VerifyChains();
        using var client = new HttpClient();
        await using var open = await McpGateway.StartAsync(options, client);
        await using var guarded = await McpGateway.StartAsync(options, client, _authority.Section);
        var holders = Enumerable.Range(0, Holders).Select(_ => _authority.Issue(1)).ToArray();
        foreach (var (name, read) in new[] { ("device", Device), ("inventory", Inventory) })
        {
            await LatencyAsync(client, open, guarded, holders, name, read);
        }

        for (var round = 0; round < options.Rounds; round++)
        {
            await RateAsync(guarded, holders);
        }
    }

    private async Task LatencyAsync(HttpClient client, McpGateway open, McpGateway guarded, (string Chain, SigningKey Key)[] holders, string name, Read read)
    {
        for (var calls = -options.McpCalls * WarmUpFactor; calls < options.McpCalls; calls += Block)
        {
            var proofs = Proofs(holders, Block);
            for (var index = 0; index < Block; index++)
            {
                await TimeAsync(client, open.Endpoint, read, null, calls >= 0 ? Open[name] : null);
                await TimeAsync(client, guarded.Endpoint, read, proofs[index], calls >= 0 ? Guarded[name] : null);
            }
        }
    }

    private async Task RateAsync(McpGateway guarded, (string Chain, SigningKey Key)[] holders)
    {
        var proofs = Proofs(holders, options.McpCalls * 2);
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Holders });
        var next = -1;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Holders).Select(async _ =>
        {
            for (int mine; (mine = Interlocked.Increment(ref next)) < proofs.Length;)
            {
                await TimeAsync(client, guarded.Endpoint, Inventory, proofs[mine], null);
            }
        }));
        Rate.Add(proofs.Length / Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private void VerifyChains()
    {
        var keys = _authority.Published();
        var (chain, key) = _authority.Issue(Depth);
        var verifier = new ChainVerifier(
            new ChainVerifierOptions { Issuer = BenchAuthority.Issuer, Audience = BenchAuthority.Resource, Patterns = [DeploymentPattern.Gateway] }, NoRevocations.Instance);
        for (var calls = -options.McpCalls; calls < options.McpCalls; calls++)
        {
            var start = Stopwatch.GetTimestamp();
            if (verifier.Verify(chain, keys, key.Public.Thumbprint, TimeProvider.System.GetUtcNow()).Value is null)
            {
                throw new InvalidOperationException("the chain was refused");
            }

            if (calls >= 0)
            {
                Chain.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }
    }

    private static (string Chain, string Proof)[] Proofs((string Chain, SigningKey Key)[] holders, int count) =>
        [.. Enumerable.Range(0, count).Select(index => holders[index % holders.Length]).Select(holder => (holder.Chain, BenchAuthority.Prove(holder.Key, holder.Chain)))];

    private static async Task TimeAsync(HttpClient client, Uri endpoint, Read read, (string Chain, string Proof)? credential, Samples? samples)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(read.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.Add("MCP-Protocol-Version", "2026-07-28");
        request.Headers.Add("Mcp-Method", "tools/call");
        request.Headers.Add("Mcp-Name", read.Tool);
        if (credential is var (chain, proof))
        {
            request.Headers.TryAddWithoutValidation("Authorization", "DPoP " + chain);
            request.Headers.TryAddWithoutValidation("DPoP", proof);
        }

        var start = Stopwatch.GetTimestamp();
        using var response = await client.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        samples?.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);

        // A refusal would be answered fast and flatter the result.
        if (!response.IsSuccessStatusCode || !answer.Contains(read.Expected, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"the call failed: {(int)response.StatusCode} {answer}");
        }
    }

    private sealed record Read(string Tool, string Arguments, string Expected)
    {
        public byte[] Body { get; } = Encoding.UTF8.GetBytes("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + Tool + "\",\"arguments\":" + Arguments + "," + Meta + "}}");
    }
}
