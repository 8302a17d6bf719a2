using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace NetMcp.Server.Mcp.Events;

/// <summary>Reads a stream again from the event after the one that the client saw last.</summary>
internal sealed class EventStreamReader : ISseEventStreamReader
{
    private readonly BoundedEventStore _store;
    private readonly EventStream _stream;
    private readonly long _after;

    public EventStreamReader(BoundedEventStore store, EventStream stream, long after)
    {
        _store = store;
        _stream = stream;
        _after = after;
    }

    /// <inheritdoc/>
    public string SessionId => _stream.SessionId;

    /// <inheritdoc/>
    public string StreamId => _stream.StreamId;

    /// <inheritdoc/>
    public async IAsyncEnumerable<SseItem<JsonRpcMessage?>> ReadEventsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var position = _after;
        while (true)
        {
            var (events, ends, changed) = _store.Locked(() => Look(position));
            foreach (var stored in events)
            {
                position = stored.Sequence;
                yield return ToItem(stored);
            }

            if (ends)
            {
                yield break;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    // A stream that lost events before they were read ends here: the client must not take what follows for the whole.
    private (IReadOnlyList<StoredEvent> Events, bool Ends, Task Changed) Look(long position)
    {
        var gone = _stream.Node is null || !_stream.CanResumeAfter(position);
        return gone
            ? ([], true, _stream.Changed)
            : (_stream.After(position), _stream.Completed || _stream.Mode == SseEventStreamMode.Polling, _stream.Changed);
    }

    private SseItem<JsonRpcMessage?> ToItem(StoredEvent stored)
    {
        var message = stored.Message is null ? null : JsonSerializer.Deserialize(stored.Message, EventStreamWriter.MessageType);
        return new SseItem<JsonRpcMessage?>(message, stored.EventType)
        {
            EventId = new EventId(_stream.Number, stored.Sequence).ToString(),
            ReconnectionInterval = stored.Retry,
        };
    }
}
