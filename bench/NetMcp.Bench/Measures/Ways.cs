using System.Text;
using NetMcp.Bench.Load;
using NetMcp.Trust.Keys;

namespace NetMcp.Bench.Measures;

/// <summary>One read on the three ways that are compared, a connection each.</summary>
internal sealed class Ways : IAsyncDisposable
{
    /// <summary>
    /// One call each: without authorization and audit, with a token and the log, without, with a chain of five. Whatever is called, the other gateway was called
    /// before it, so that none finds its processor caches warmer than another; and both gateways have had as many calls.
    /// </summary>
    public static readonly string[] Turns = ["open", "token", "open", "chain"];

    private readonly ReadRequest _read;
    private readonly byte[] _expected;
    private readonly Dictionary<string, (Uri Endpoint, (string Chain, SigningKey Key)[]? Holders, KeptConnection Connection)> _ways;

    private Ways(ReadRequest read, Uri open, Uri guarded, (string Chain, SigningKey Key)[] single, (string Chain, SigningKey Key)[] chain)
    {
        _read = read;
        _expected = Encoding.UTF8.GetBytes(read.Expected);
        _ways = new()
        {
            ["open"] = (open, null, new KeptConnection(open)),
            ["token"] = (guarded, single, new KeptConnection(guarded)),
            ["chain"] = (guarded, chain, new KeptConnection(guarded)),
        };
    }

    public static async Task<Ways> OpenAsync(Uri open, Uri guarded, ReadRequest read, (string Chain, SigningKey Key)[] single, (string Chain, SigningKey Key)[] chain)
    {
        var ways = new Ways(read, open, guarded, single, chain);
        foreach (var way in ways._ways.Values)
        {
            await way.Connection.OpenAsync();
        }

        return ways;
    }

    /// <summary>The requests of the next calls, by way.</summary>
    public Dictionary<string, byte[][]> Requests(int count) => _ways.ToDictionary(way => way.Key, way => Requests(_read, way.Value.Endpoint, way.Value.Holders, count));

    /// <summary>Requests with a proof each, of the holders in turns; without any where nobody is asked.</summary>
    public static byte[][] Requests(ReadRequest read, Uri endpoint, (string Chain, SigningKey Key)[]? holders, int count) =>
        [.. Enumerable.Range(0, count).Select(index => read.To(endpoint, holders is null ? null : Credential(holders[index % holders.Length])))];

    public ValueTask SendAsync(string way, byte[] request) => _ways[way].Connection.SendAsync(request, _expected);

    public ValueTask DisposeAsync()
    {
        foreach (var way in _ways.Values)
        {
            way.Connection.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private static (string Chain, string Proof) Credential((string Chain, SigningKey Key) holder) => (holder.Chain, BenchAuthority.Prove(holder.Key, holder.Chain));
}
