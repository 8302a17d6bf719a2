using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using NetMcp.Ssh.Native;

namespace NetMcp.Ssh.Loop;

/// <summary>
/// One thread that makes every libssh call of its sessions. Others only enqueue work; an eventfd wakes the thread when it sleeps in epoll.
/// It is a <see cref="PipeScheduler"/>, so that a pipe's continuation can run on it.
/// </summary>
internal sealed unsafe class IoLoop : PipeScheduler, IDisposable
{
    /// <summary>Small writes are gathered here so that they leave as one SSH packet.</summary>
    public const int ScratchSize = 32 * 1024;

    private const long WakeTag = 0;

    private readonly Epoll _epoll = new();
    private readonly int _wake;
    private readonly ConcurrentQueue<(Action<object?> Action, object? State)> _queue = new();
    private readonly Dictionary<long, NativeSession> _sessions = [];
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private readonly Lock _afterStop = new();
    private long _lastTag = WakeTag;
    private int _sleeping;
    private int _sessionCount;
    private volatile bool _stopping;
    private volatile bool _stopped;

    public IoLoop(int number, ILogger logger)
    {
        _logger = logger;
        Scratch = (byte*)NativeMemory.Alloc(ScratchSize);
        _wake = LibC.eventfd(0, LibC.CloseOnExec | LibC.NonBlocking);
        if (_wake < 0 || !_epoll.Add(_wake, LibC.EpollIn | LibC.EpollEdge, WakeTag))
        {
            throw new SshException(SshFailureReason.LibraryUnusable, "No event descriptor could be had.");
        }

        _thread = new Thread(Run) { IsBackground = true, Name = $"ssh-loop-{number}" };
        _thread.Start();
    }

    /// <summary>For use on the loop only.</summary>
    public byte* Scratch { get; }

    /// <summary>How many sessions live here; read by whoever places the next one.</summary>
    public int SessionCount => Volatile.Read(ref _sessionCount);

    public override void Schedule(Action<object?> action, object? state)
    {
        _queue.Enqueue((action, state));
        if (Interlocked.Exchange(ref _sleeping, 0) == 1)
        {
            ulong one = 1;
            _ = LibC.write(_wake, &one, sizeof(ulong));
        }

        if (_stopped)
        {
            DrainAfterStop();
        }
    }

    public void Post(Action action) => Schedule(static state => ((Action)state!)(), action);

    /// <summary>Reserves a place, so that sessions opened at the same time spread over the loops.</summary>
    public void Reserve() => Interlocked.Increment(ref _sessionCount);

    /// <summary>Gives a reserved place back.</summary>
    public void Release() => Interlocked.Decrement(ref _sessionCount);

    /// <summary>On the loop: watches a session's socket. Null when the system refuses (the limit of epoll watches, a socket that is gone).</summary>
    public long? TryWatch(NativeSession session, int fd, uint interest)
    {
        var tag = ++_lastTag;
        if (!_epoll.Add(fd, interest, tag))
        {
            return null;
        }

        _sessions.Add(tag, session);
        return tag;
    }

    /// <summary>On the loop: changes what is watched for.</summary>
    public void SetInterest(int fd, uint interest, long tag) => _epoll.Modify(fd, interest, tag);

    /// <summary>On the loop: stops watching. The socket may be closed already, which took it out of epoll.</summary>
    public void Unwatch(int fd, long tag)
    {
        _sessions.Remove(tag);
        if (fd >= 0)
        {
            _epoll.Remove(fd);
        }
    }

    /// <summary>Stops the thread. Every session must have been closed.</summary>
    public void Dispose()
    {
        if (_stopping)
        {
            return;
        }

        _stopping = true;
        Post(static () => { });
        if (Thread.CurrentThread != _thread)
        {
            _thread.Join();
        }
    }

    private void Run()
    {
        KexVerdict.Listen();
        while (!_stopping)
        {
            // The order matters: announce the sleep, then look at the queue once more; a producer enqueues, then looks at the announcement.
            Interlocked.Exchange(ref _sleeping, 1);
            var ready = _epoll.Wait(_queue.IsEmpty ? -1 : 0);
            Volatile.Write(ref _sleeping, 0);
            for (var i = 0; i < ready; i++)
            {
                Handle(_epoll.TagAt(i));
            }

            Drain();
        }

        Drain();
        _stopped = true;
        DrainAfterStop();
        _epoll.Dispose();
        _ = LibC.close(_wake);
        NativeMemory.Free(Scratch);
    }

    private void Handle(long tag)
    {
        // The wake-up itself needs no answer: every write is an edge of its own, so the count is never read.
        if (tag != WakeTag && _sessions.TryGetValue(tag, out var session))
        {
            try
            {
                session.OnReady();
            }
            catch (Exception exception)
            {
                // A fault in one session must not take the loop, and all the others, with it.
                Log.LoopFault(_logger, exception);
                session.Fail();
            }
        }
    }

    private void Drain()
    {
        // Only what is there now: work that adds work must not keep the sockets waiting.
        for (var left = _queue.Count; left > 0 && _queue.TryDequeue(out var work); left--)
        {
            Execute(work);
        }
    }

    /// <summary>
    /// Late work finds closed sessions, or one that comes back from a thread of its own in order to be closed. No loop thread is left to
    /// share with, so any thread may run it, one at a time.
    /// </summary>
    private void DrainAfterStop()
    {
        lock (_afterStop)
        {
            while (_queue.TryDequeue(out var work))
            {
                Execute(work);
            }
        }
    }

    private void Execute((Action<object?> Action, object? State) work)
    {
        try
        {
            work.Action(work.State);
        }
        catch (Exception exception)
        {
            Log.LoopFault(_logger, exception);
        }
    }
}
