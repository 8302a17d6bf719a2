using Microsoft.Extensions.Logging;

namespace NetMcp.Ssh.Loop;

/// <summary>The loops of a client. A new session goes where there are fewest.</summary>
internal sealed class LoopSet : IDisposable
{
    private readonly IoLoop[] _loops;
    private readonly Lock _lock = new();

    public LoopSet(int count, ILogger logger) => _loops = [.. Enumerable.Range(0, count).Select(number => new IoLoop(number, logger))];

    /// <summary>Reserves a place; the session gives it back when it closes.</summary>
    public IoLoop Pick()
    {
        lock (_lock)
        {
            var loop = _loops.MinBy(candidate => candidate.SessionCount)!;
            loop.Reserve();
            return loop;
        }
    }

    public void Dispose()
    {
        foreach (var loop in _loops)
        {
            loop.Dispose();
        }
    }
}
