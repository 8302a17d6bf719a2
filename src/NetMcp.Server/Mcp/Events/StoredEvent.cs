namespace NetMcp.Server.Mcp.Events;

/// <summary>One event as it was sent.</summary>
/// <param name="Sequence">Its place in the stream, from 1.</param>
/// <param name="EventType">The event's type.</param>
/// <param name="Retry">The reconnection interval that it carried, if any.</param>
/// <param name="Message">The message as UTF-8 JSON; null for an event that only carries an id.</param>
internal sealed record StoredEvent(long Sequence, string EventType, TimeSpan? Retry, byte[]? Message)
{
    // What an entry costs beside its bytes; it keeps a flood of tiny events from escaping the byte limit.
    private const int Overhead = 128;

    /// <summary>What it counts for against the limits, in bytes.</summary>
    public int Size => Overhead + (Message?.Length ?? 0);
}
