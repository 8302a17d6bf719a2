using System.Diagnostics;
using System.Text;
using NetMcp.Bench.FakeDevice;
using NetMcp.Bench.Load;
using NetMcp.Trust.Keys;

namespace NetMcp.Bench.Measures;

/// <summary>
/// The same read of a gateway that asks for tokens and keeps an audit log and of one that does neither, call by call in turns, so that their difference is
/// what authorization and audit cost; and reads at once over several connections, round by round in turns. Requests are made before the clock runs, proofs
/// included: they are the client's cost.
/// </summary>
internal sealed class AuthorizedCalls(BenchOptions options)
{
    /// <summary>Connections of the reads at once.</summary>
    public const int Connections = 8;

    private const int Block = 100;

    private static readonly ReadRequest Device =
        new("network.yang.get", $$"""{"devices":["bench"],"path":"{{HandWrittenDevice.Path}}","datastore":"running"}""", "to edge-7");

    private static readonly ReadRequest Inventory = new("network.devices.list", "{}", "bench");

    private readonly BenchAuthority _authority = new(Path.Combine(options.DeviceDirectory, "authority"));

    /// <summary>Seconds of a read, by what is read and of which gateway: without, with a token, with a chain of five.</summary>
    public Dictionary<(string Read, string Way), Samples> Latency { get; } = [];

    /// <summary>Reads of the device a second, by gateway.</summary>
    public Dictionary<string, Samples> Rate { get; } = [];

    /// <summary>Processor seconds of a read in these rounds, by gateway and by who spends them: gateway, device (with its sshd), client.</summary>
    public Dictionary<(string Way, string Who), Samples> Spent { get; } = [];

    public async Task RunAsync()
    {
        using var client = new HttpClient();
        await using var open = await McpGateway.StartAsync(options, client, "audit: { enabled: false }\n", "open");
        await using var guarded = await McpGateway.StartAsync(options, client, _authority.Section, "guarded");
        var (single, chain) = (Holders(1), Holders(BenchOptions.ChainDepth));
        foreach (var (name, read) in new[] { ("device", Device), ("inventory", Inventory) })
        {
            Console.Error.WriteLine($"one {name} read at a time");
            await using var ways = await Ways.OpenAsync(open.Endpoint, guarded.Endpoint, read, single, chain);
            for (var warm = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(warm) < options.WarmUp;)
            {
                await BlockAsync(ways, null);
            }

            for (var calls = 0; calls < options.AuthorizedCalls; calls += Block)
            {
                await BlockAsync(ways, name);
            }
        }

        for (var round = 0; round <= options.Rounds; round++)
        {
            Console.Error.WriteLine($"reads at once, round {round} of {options.Rounds}");
            await RateAsync(open, "open", null, record: round > 0);
            await RateAsync(guarded, "token", single, record: round > 0);
        }
    }

    private async Task BlockAsync(Ways ways, string? record)
    {
        var requests = ways.Requests(Block);
        for (var index = 0; index < Block; index++)
        {
            foreach (var way in Ways.Turns)
            {
                var start = Stopwatch.GetTimestamp();
                await ways.SendAsync(way, requests[way][index]);
                var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
                if (record is not null)
                {
                    Samples(Latency, (record, way)).Add(took);
                }
            }
        }
    }

    private async Task RateAsync(McpGateway gateway, string way, (string Chain, SigningKey Key)[]? holders, bool record)
    {
        var requests = Ways.Requests(Device, gateway.Endpoint, holders, options.McpCalls * 4);
        var expected = Encoding.UTF8.GetBytes(Device.Expected);
        var connections = Enumerable.Range(0, Connections).Select(_ => new KeptConnection(gateway.Endpoint)).ToArray();
        await Task.WhenAll(connections.Select(connection => connection.OpenAsync()));
        var before = Costs(gateway);
        var next = -1;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(connections.Select(async connection =>
        {
            for (int mine; (mine = Interlocked.Increment(ref next)) < requests.Length;)
            {
                await connection.SendAsync(requests[mine], expected);
            }
        }));
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var after = Costs(gateway);
        Array.ForEach(connections, connection => connection.Dispose());
        if (record)
        {
            Samples(Rate, way).Add(requests.Length / took);
            foreach (var (who, seconds) in after)
            {
                Samples(Spent, (way, who)).Add((seconds - before[who]) / requests.Length);
            }
        }
    }

    private Dictionary<string, double> Costs(McpGateway gateway) => new()
    {
        ["gateway"] = ProcessCost.ExactSeconds(gateway.ProcessId),
        ["device"] = ProcessCost.ExactSecondsBelow(int.Parse(File.ReadAllText(Path.Combine(options.DeviceDirectory, "sshd.pid")))),
        ["client"] = ProcessCost.ExactSeconds(Environment.ProcessId),
    };

    private (string Chain, SigningKey Key)[] Holders(int depth) => [.. Enumerable.Range(0, Connections).Select(_ => _authority.Issue(depth))];

    private static Samples Samples<TKey>(Dictionary<TKey, Samples> all, TKey key)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out var samples))
        {
            all[key] = samples = new Samples();
        }

        return samples;
    }
}
