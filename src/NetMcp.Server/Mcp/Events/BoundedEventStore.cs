using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;

namespace NetMcp.Server.Mcp.Events;

/// <summary>
/// Keeps the last events of each stream, so that a client of a session revision can resume one that broke (Last-Event-ID). Bounded
/// in events, bytes and time; what fell out cannot be resumed, and the client is told so.
/// </summary>
internal sealed class BoundedEventStore : ISseEventStreamStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, EventStream> _streams = [];
    private readonly LinkedList<EventStream> _byLastWrite = [];
    private readonly EventStoreLimits _limits;
    private readonly TimeProvider _time;
    private long _nextStream;
    private long _bytes;

    public BoundedEventStore(IOptions<McpEndpointOptions> options, TimeProvider time)
    {
        _limits = options.Value.Events;
        _time = time;
    }

    /// <summary>How many bytes are kept.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
            {
                return _bytes;
            }
        }
    }

    /// <summary>How many streams are kept.</summary>
    public int Streams
    {
        get
        {
            lock (_gate)
            {
                return _streams.Count;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<ISseEventStreamWriter> CreateStreamAsync(SseEventStreamOptions options, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            var stream = new EventStream(++_nextStream, options.SessionId, options.StreamId, options.Mode);
            _streams.Add(stream.Number, stream);
            stream.Node = _byLastWrite.AddLast(stream);
            stream.LastWrite = _time.GetTimestamp();
            return ValueTask.FromResult<ISseEventStreamWriter>(new EventStreamWriter(this, stream));
        }
    }

    /// <inheritdoc/>
    public ValueTask<ISseEventStreamReader?> GetStreamReaderAsync(string lastEventId, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            var found = EventId.TryParse(lastEventId, out var id) && _streams.TryGetValue(id.Stream, out var stream) && stream.CanResumeAfter(id.Sequence)
                ? new EventStreamReader(this, stream, id.Sequence, _limits.PollWait, _time)
                : null;
            return ValueTask.FromResult<ISseEventStreamReader?>(found);
        }
    }

    /// <summary>Forgets the streams that were last written to before the retention time.</summary>
    public void Expire()
    {
        lock (_gate)
        {
            while (_byLastWrite.First?.Value is { } oldest && _time.GetElapsedTime(oldest.LastWrite) >= _limits.Retention)
            {
                Forget(oldest);
            }
        }
    }

    /// <summary>Adds an event to the stream and returns its id.</summary>
    internal EventId Append(EventStream stream, string eventType, TimeSpan? retry, byte[]? message)
    {
        lock (_gate)
        {
            var stored = new StoredEvent(++stream.LastSequence, eventType, retry, message);
            if (stream.Node is not null)
            {
                _bytes += stream.Add(stored, _limits);
                stream.LastWrite = _time.GetTimestamp();
                _byLastWrite.Remove(stream.Node);
                _byLastWrite.AddLast(stream.Node);
                while (_bytes > _limits.MaxBytes && _byLastWrite.First is { } oldest)
                {
                    Forget(oldest.Value);
                }
            }

            stream.Pulse();
            return new EventId(stream.Number, stored.Sequence);
        }
    }

    /// <summary>Runs something on a stream while nothing else changes it.</summary>
    internal T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    private void Forget(EventStream stream)
    {
        _streams.Remove(stream.Number);
        _byLastWrite.Remove(stream.Node!);
        stream.Node = null;
        _bytes -= stream.Clear();
        stream.Pulse();
    }
}
