using System.Collections.Concurrent;
using NetMcp.Yang.Compilation;

namespace NetMcp.Devices.Tests.Schemas;

/// <summary>The compiler, watched and held up.</summary>
internal sealed class WatchedCompile : IDisposable
{
    private readonly SemaphoreSlim _started = new(0);
    private int _running;
    private int _mostAtOnce;
    private readonly ManualResetEventSlim _gate = new(true);

    /// <summary>What was compiled.</summary>
    public ConcurrentQueue<CompileRequest> Requests { get; } = new();

    /// <summary>The most compiles that ran at the same time.</summary>
    public int MostAtOnce => _mostAtOnce;

    /// <summary>Makes every compile wait.</summary>
    public void Hold() => _gate.Reset();

    public void Release() => _gate.Set();

    /// <summary>Waits for a compile to start.</summary>
    public Task StartedAsync() => _started.WaitAsync();

    public void Dispose()
    {
        _started.Dispose();
        _gate.Dispose();
    }

    public YangCompilation Compile(CompileRequest request, CancellationToken cancellationToken)
    {
        Requests.Enqueue(request);
        InterlockedMax(Interlocked.Increment(ref _running));
        _started.Release();
        _gate.Wait(cancellationToken);
        Interlocked.Decrement(ref _running);
        return YangCompiler.Compile(request, cancellationToken);
    }

    private void InterlockedMax(int running)
    {
        for (int seen = _mostAtOnce; running > seen;)
        {
            seen = Interlocked.CompareExchange(ref _mostAtOnce, running, seen);
        }
    }
}
