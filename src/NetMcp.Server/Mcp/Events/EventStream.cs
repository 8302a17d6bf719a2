using ModelContextProtocol.Server;

namespace NetMcp.Server.Mcp.Events;

/// <summary>The kept events of one stream; guarded by its store's lock.</summary>
internal sealed class EventStream
{
    private readonly Queue<StoredEvent> _events = [];
    private long _bytes;
    private TaskCompletionSource _changed = NewSignal();

    public EventStream(long number, string sessionId, string streamId, SseEventStreamMode mode)
    {
        Number = number;
        SessionId = sessionId;
        StreamId = streamId;
        Mode = mode;
    }

    public long Number { get; }

    public string SessionId { get; }

    public string StreamId { get; }

    public SseEventStreamMode Mode { get; set; }

    /// <summary>Whether no event will be added any more.</summary>
    public bool Completed { get; set; }

    /// <summary>The place of the last event, kept or not.</summary>
    public long LastSequence { get; set; }

    /// <summary>When it was last written to.</summary>
    public long LastWrite { get; set; }

    /// <summary>Its place among the streams; null once the store has forgotten it.</summary>
    public LinkedListNode<EventStream>? Node { get; set; }

    /// <summary>Completes when anything about the stream changes.</summary>
    public Task Changed => _changed.Task;

    /// <summary>Adds an event, drops the oldest over the limits, and returns by how many bytes the stream grew.</summary>
    public long Add(StoredEvent stored, EventStoreLimits limits)
    {
        var before = _bytes;
        _events.Enqueue(stored);
        _bytes += stored.Size;
        while (_events.Count > limits.MaxEventsPerStream || (_bytes > limits.MaxBytesPerStream && _events.Count > 0))
        {
            _bytes -= _events.Dequeue().Size;
        }

        return _bytes - before;
    }

    /// <summary>Drops all and returns how many bytes that freed.</summary>
    public long Clear()
    {
        var freed = _bytes;
        _events.Clear();
        _bytes = 0;
        return freed;
    }

    /// <summary>Whether every event after that place is still kept.</summary>
    public bool CanResumeAfter(long sequence) => sequence >= 0 && sequence <= LastSequence && LastSequence - sequence <= _events.Count;

    /// <summary>The events after that place.</summary>
    public IReadOnlyList<StoredEvent> After(long sequence) => [.. _events.Where(e => e.Sequence > sequence)];

    /// <summary>Wakes who waits for a change.</summary>
    public void Pulse()
    {
        var signal = _changed;
        _changed = NewSignal();
        signal.TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
