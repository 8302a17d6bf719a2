namespace NetMcp.Server.Hosting;

/// <summary>Log messages about the process.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(EventId = 5200, Level = LogLevel.Information, Message = "Stopping; {Count} calls under way.")]
    public static partial void Stopping(ILogger logger, int count);

    [LoggerMessage(EventId = 5201, Level = LogLevel.Warning, Message = "{Count} calls were still running when the time to drain was over; they are cancelled.")]
    public static partial void Abandoned(ILogger logger, int count);

    [LoggerMessage(EventId = 5202, Level = LogLevel.Information, Message = "Serving MCP at {Url}.")]
    public static partial void Serving(ILogger logger, string url);
}
