namespace NetMcp.Server.Mcp.Events;

/// <summary>How much is kept for clients whose stream broke.</summary>
internal sealed class EventStoreLimits
{
    /// <summary>The most events kept of one stream; the oldest go first.</summary>
    public int MaxEventsPerStream { get; set; } = 256;

    /// <summary>The most bytes kept of one stream.</summary>
    public int MaxBytesPerStream { get; set; } = 1024 * 1024;

    /// <summary>The most bytes kept altogether; the stream that was written to longest ago goes first.</summary>
    public long MaxBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>How long a stream is kept after it was last written to.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a client that polls for the rest of a stream is kept waiting while there is nothing new.</summary>
    public TimeSpan PollWait { get; set; } = TimeSpan.FromSeconds(10);
}
