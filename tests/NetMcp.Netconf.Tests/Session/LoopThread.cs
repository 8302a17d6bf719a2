using System.Collections.Concurrent;
using System.IO.Pipelines;

namespace NetMcp.Netconf.Tests.Session;

/// <summary>A thread on which a transport resumes its reader, as an SSH loop does; it knows whose code runs on it.</summary>
internal sealed class LoopThread : PipeScheduler, IDisposable
{
    private readonly BlockingCollection<(Action<object?> Action, object? State)> _work = [];
    private readonly Thread _thread;

    public LoopThread()
    {
        _thread = new Thread(() =>
        {
            foreach (var (action, state) in _work.GetConsumingEnumerable())
            {
                action(state);
            }
        });
        _thread.Start();
    }

    public bool IsCurrent => Thread.CurrentThread == _thread;

    public override void Schedule(Action<object?> action, object? state) => _work.Add((action, state));

    public void Dispose()
    {
        _work.CompleteAdding();
        _thread.Join();
        _work.Dispose();
    }
}
