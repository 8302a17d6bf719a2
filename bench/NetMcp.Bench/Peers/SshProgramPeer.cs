using System.Diagnostics;
using NetMcp.Netconf.Session;

namespace NetMcp.Bench.Peers;

/// <summary>The bare ssh program, a process a session.</summary>
internal sealed class SshProgramPeer(BenchOptions options) : IBenchPeer
{
    // More at once only makes two cores thrash; measured for NetMcp's handshakes too.
    private const int OpenAtOnce = 16;

    private readonly List<SshProgramSession> _kept = [];
    private SshProgramSession? _one;

    public string Name => "ssh program";

    public bool IsSlow => false;

    public Task<double> ConnectAsync() => Task.Run(() =>
    {
        var start = Stopwatch.GetTimestamp();
        using var session = SshProgramSession.Open(options);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    });

    public Task<IReadOnlyList<double>> SequentialAsync(int count) => Task.Run<IReadOnlyList<double>>(() =>
    {
        var session = One();
        var request = SshProgramSession.Request(1);
        var taken = new double[count];
        for (var index = 0; index < count; index++)
        {
            var start = Stopwatch.GetTimestamp();
            session.Write(request);
            session.ReadReply();
            taken[index] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        return taken;
    });

    public Task<double> PipelinedAsync(int count) => Task.Run(async () =>
    {
        var session = One();
        // The same window as NetMcp's: with all of them in its buffers netconfd stands still.
        using var room = new SemaphoreSlim(new NetconfLimits().OutstandingRpcs);
        var start = Stopwatch.GetTimestamp();
        var writing = Task.Run(() =>
        {
            for (var index = 0; index < count; index++)
            {
                room.Wait();
                session.Write(SshProgramSession.Request(index));
            }
        });
        for (var index = 0; index < count; index++)
        {
            session.ReadReply();
            room.Release();
        }

        await writing;
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    });

    public Task<double> OpenManyAsync(int count) => Task.Run(() =>
    {
        var start = Stopwatch.GetTimestamp();
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = OpenAtOnce }, _ =>
        {
            var session = SshProgramSession.Open(options);
            lock (_kept)
            {
                _kept.Add(session);
            }
        });
        var taken = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Thread.Sleep(BenchOptions.FirstRequestDelay);
        return taken;
    });

    public Task<double> ParallelAsync(int each) => Task.Run(() =>
    {
        var request = SshProgramSession.Request(1);
        var threads = _kept.Select(session => new Thread(() =>
        {
            for (var index = 0; index < each; index++)
            {
                session.Write(request);
                session.ReadReply();
            }
        })).ToArray();
        var start = Stopwatch.GetTimestamp();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    });

    public Task<double> MemoryAsync() => Task.FromResult(_kept.Sum(session => ProcessCost.ProportionalKibibytes(session.ProcessId)));

    public Task CloseManyAsync()
    {
        _kept.ForEach(session => session.Dispose());
        _kept.Clear();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseManyAsync();
        _one?.Dispose();
    }

    private SshProgramSession One()
    {
        if (_one is null)
        {
            _one = SshProgramSession.Open(options);
            Thread.Sleep(BenchOptions.FirstRequestDelay);
        }

        return _one;
    }
}
