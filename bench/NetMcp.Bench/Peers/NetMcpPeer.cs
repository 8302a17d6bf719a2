using System.Diagnostics;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Session;
using NetMcp.Ssh;

namespace NetMcp.Bench.Peers;

/// <summary>This project's client, in this process. Every answer is read to its end as XML.</summary>
internal sealed class NetMcpPeer(BenchOptions options) : IBenchPeer
{
    private static readonly RpcRequest Request = RpcRequest.FromXml(BenchOptions.Operation) with { IsReadOnly = true };

    private readonly SshClient _ssh = new(new SshClientOptions { MaxConcurrentHandshakes = 16 });
    private readonly List<NetMcpSession> _kept = [];
    private NetMcpSession? _one;

    public string Name => "NetMcp";

    public bool IsSlow => false;

    public async Task<double> ConnectAsync()
    {
        var start = Stopwatch.GetTimestamp();
        await using var session = await NetMcpSession.OpenAsync(_ssh, options);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public async Task<IReadOnlyList<double>> SequentialAsync(int count)
    {
        var session = await SessionAsync();
        var taken = new double[count];
        for (var index = 0; index < count; index++)
        {
            var start = Stopwatch.GetTimestamp();
            await AskAsync(session);
            taken[index] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        return taken;
    }

    public async Task<double> PipelinedAsync(int count)
    {
        var session = await SessionAsync();
        var start = Stopwatch.GetTimestamp();
        var answers = new Task[count];
        for (var index = 0; index < count; index++)
        {
            answers[index] = AskAsync(session);
        }

        await Task.WhenAll(answers);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public async Task<double> OpenManyAsync(int count)
    {
        var start = Stopwatch.GetTimestamp();
        _kept.AddRange(await Task.WhenAll(Enumerable.Range(0, count).Select(_ => NetMcpSession.OpenAsync(_ssh, options))));
        var taken = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await Task.Delay(BenchOptions.FirstRequestDelay);
        return taken;
    }

    public async Task<double> ParallelAsync(int each)
    {
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(_kept.Select(async session =>
        {
            for (var index = 0; index < each; index++)
            {
                await AskAsync(session.Netconf);
            }
        }));
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public Task<double> MemoryAsync()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Task.FromResult(ProcessCost.ProportionalKibibytes(Environment.ProcessId));
    }

    public async Task CloseManyAsync()
    {
        await Task.WhenAll(_kept.Select(session => session.DisposeAsync().AsTask()));
        _kept.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseManyAsync();
        if (_one is not null)
        {
            await _one.DisposeAsync();
        }

        await _ssh.DisposeAsync();
    }

    private static async Task AskAsync(NetconfSession session)
    {
        await using var reply = await session.SendAsync(Request, CancellationToken.None);
        var elements = await reply.ReadContentAsync(
            static async (reader, _) =>
            {
                var count = 0;
                while (await reader.ReadAsync())
                {
                    count++;
                }

                return count;
            },
            CancellationToken.None);
        if (elements == 0)
        {
            throw new InvalidOperationException("an answer without data");
        }
    }

    private async Task<NetconfSession> SessionAsync()
    {
        if (_one is null)
        {
            _one = await NetMcpSession.OpenAsync(_ssh, options);
            await Task.Delay(BenchOptions.FirstRequestDelay);
        }

        return _one.Netconf;
    }
}
