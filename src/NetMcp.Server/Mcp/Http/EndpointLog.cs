namespace NetMcp.Server.Mcp.Http;

/// <summary>Log messages about the MCP endpoint.</summary>
internal static partial class EndpointLog
{
    [LoggerMessage(EventId = 5000, Level = LogLevel.Warning, Message = "A request was refused: {Reason}")]
    public static partial void Forbidden(ILogger logger, string reason);

    [LoggerMessage(EventId = 5001, Level = LogLevel.Error, Message = "A request failed.")]
    public static partial void Failed(ILogger logger, Exception exception);
}
