namespace NetMcp.Server.Mcp.Stdio;

/// <summary>Log messages about standard input and output.</summary>
internal static partial class StdioLog
{
    [LoggerMessage(EventId = 5300, Level = LogLevel.Warning, Message = "A line of standard input is longer than {Limit} bytes; the rest of it is dropped.")]
    public static partial void LineTooLong(ILogger logger, int limit);
}
