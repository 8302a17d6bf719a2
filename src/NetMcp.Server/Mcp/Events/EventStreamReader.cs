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
    private readonly TimeSpan _pollWait;
    private readonly TimeProvider _time;

    public EventStreamReader(BoundedEventStore store, EventStream stream, long after, TimeSpan pollWait, TimeProvider time)
    {
        _store = store;
        _stream = stream;
        _after = after;
        _pollWait = pollWait;
        _time = time;
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
            var (events, state, changed) = _store.Locked(() => Look(position));
            foreach (var stored in events)
            {
                position = stored.Sequence;
                yield return ToItem(stored);
            }

            if (state == ReadState.Ended || (state == ReadState.Polled && events.Count > 0))
            {
                yield break;
            }

            if (!await ChangesAsync(changed, state, cancellationToken))
            {
                yield break;
            }
        }
    }

    // A client that polls is let wait for the first news: an empty answer would only make it ask again.
    private async Task<bool> ChangesAsync(Task changed, ReadState state, CancellationToken cancellationToken)
    {
        try
        {
            await changed.WaitAsync(state == ReadState.Polled ? _pollWait : Timeout.InfiniteTimeSpan, _time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    // A stream that lost events before they were read ends here: the client must not take what follows for the whole.
    private (IReadOnlyList<StoredEvent> Events, ReadState State, Task Changed) Look(long position)
    {
        if (_stream.Node is null || !_stream.CanResumeAfter(position))
        {
            return ([], ReadState.Ended, _stream.Changed);
        }

        var state = _stream.Completed ? ReadState.Ended : _stream.Mode == SseEventStreamMode.Polling ? ReadState.Polled : ReadState.Live;
        return (_stream.After(position), state, _stream.Changed);
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

    private enum ReadState
    {
        Live,
        Polled,
        Ended,
    }
}
