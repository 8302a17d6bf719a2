using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace NetMcp.Server.Mcp.Events;

/// <summary>Gives each event of a stream its id and has it kept.</summary>
internal sealed class EventStreamWriter : ISseEventStreamWriter
{
    /// <summary>How messages are kept.</summary>
    internal static readonly JsonTypeInfo<JsonRpcMessage> MessageType = McpJsonUtilities.GetTypeInfo<JsonRpcMessage>(McpJsonUtilities.DefaultOptions);

    private readonly BoundedEventStore _store;
    private readonly EventStream _stream;

    public EventStreamWriter(BoundedEventStore store, EventStream stream)
    {
        _store = store;
        _stream = stream;
    }

    /// <inheritdoc/>
    public ValueTask SetModeAsync(SseEventStreamMode mode, CancellationToken cancellationToken = default)
    {
        _store.Locked(() => _stream.Mode = mode);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<SseItem<JsonRpcMessage?>> WriteEventAsync(SseItem<JsonRpcMessage?> sseItem, CancellationToken cancellationToken = default)
    {
        if (sseItem.EventId is not null)
        {
            return ValueTask.FromResult(sseItem);
        }

        var message = sseItem.Data is null ? null : JsonSerializer.SerializeToUtf8Bytes(sseItem.Data, MessageType);
        var id = _store.Append(_stream, sseItem.EventType, sseItem.ReconnectionInterval, message);
        return ValueTask.FromResult(sseItem with { EventId = id.ToString() });
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _store.Locked(() =>
        {
            _stream.Completed = true;
            _stream.Pulse();
            return true;
        });
        return ValueTask.CompletedTask;
    }
}
