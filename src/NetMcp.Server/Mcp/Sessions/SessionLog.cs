namespace NetMcp.Server.Mcp.Sessions;

/// <summary>Log messages about sessions; never an id, which is what a request is admitted by.</summary>
internal static partial class SessionLog
{
    [LoggerMessage(EventId = 5100, Level = LogLevel.Debug, Message = "MCP session opened; {Count} open.")]
    public static partial void Opened(ILogger logger, int count);

    [LoggerMessage(EventId = 5101, Level = LogLevel.Debug, Message = "Idle MCP session expired.")]
    public static partial void Expired(ILogger logger);

    [LoggerMessage(EventId = 5102, Level = LogLevel.Information, Message = "Too many MCP sessions: the longest idle one was ended.")]
    public static partial void Evicted(ILogger logger);

    [LoggerMessage(EventId = 5103, Level = LogLevel.Warning, Message = "An MCP session did not end cleanly.")]
    public static partial void CloseFailed(ILogger logger, Exception exception);
}
