using NetMcp.Bench.Peers;

namespace NetMcp.Bench.Measures;

/// <summary>Runs every measure for every peer, peers interleaved, so that what disturbs the machine disturbs all of them.</summary>
internal sealed class PeerRounds(BenchOptions options, IReadOnlyList<IBenchPeer> peers, TextWriter progress)
{
    /// <summary>Tiered compilation, which counts calls and compiles beside them, settles within some thousand requests; a gateway runs for weeks.</summary>
    public const int WarmUpFactor = 10;

    private readonly Dictionary<(Measure, string), Samples> _samples = [];

    public IReadOnlyDictionary<(Measure Measure, string Peer), Samples> Results => _samples;

    public async Task RunAsync()
    {
        // Round 0 warms up: code is compiled, caches fill, and its numbers are thrown away.
        for (var round = 0; round <= options.Rounds; round++)
        {
            foreach (var peer in peers)
            {
                progress.WriteLine($"round {round} of {options.Rounds}: {peer.Name}");
                await RunAsync(peer, round);
            }

            if (round == 0)
            {
                _samples.Clear();
            }
        }
    }

    /// <summary>Adds a result that was measured outside of the rounds.</summary>
    public void Record(Measure measure, IBenchPeer peer, double value)
    {
        if (!_samples.TryGetValue((measure, peer.Name), out var samples))
        {
            _samples[(measure, peer.Name)] = samples = new Samples();
        }

        samples.Add(value);
    }

    private async Task RunAsync(IBenchPeer peer, int round)
    {
        if (options.OnlyRoundTrip)
        {
            await RunInARowAsync(peer, round);
            return;
        }

        for (var index = 0; index < 3; index++)
        {
            Record(Measure.Connect, peer, await peer.ConnectAsync());
        }

        await RunInARowAsync(peer, round);
        Record(Measure.Pipelined, peer, options.Requests / await peer.PipelinedAsync(options.Requests));

        Record(Measure.Open, peer, await peer.OpenManyAsync(options.Sessions));
        var each = peer.IsSlow ? Math.Max(1, options.RequestsEachInParallel / 4) : options.RequestsEachInParallel;
        Record(Measure.Parallel, peer, options.Sessions * each / await peer.ParallelAsync(each));
        await peer.CloseManyAsync();
    }

    private async Task RunInARowAsync(IBenchPeer peer, int round)
    {
        var inARow = peer.IsSlow && round != 1 ? options.SlowRequests : round == 0 ? options.Requests * WarmUpFactor : options.Requests;
        var taken = await peer.SequentialAsync(inARow);
        foreach (var one in taken)
        {
            Record(Measure.RoundTrip, peer, one);
        }

        Record(Measure.Sequential, peer, inARow / taken.Sum());
    }
}
