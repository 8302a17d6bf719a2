namespace NetMcp.Server.Auditing;

/// <summary>Log messages about the choice of an audit log.</summary>
internal static partial class AuditingLog
{
    [LoggerMessage(EventId = 5750, Level = LogLevel.Warning, Message = "There is NO AUDIT LOG: 'enabled: false' is configured in 'audit'. Nothing of what callers read or change is recorded.")]
    public static partial void Off(ILogger logger);
}
