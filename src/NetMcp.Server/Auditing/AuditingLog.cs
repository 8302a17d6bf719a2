namespace NetMcp.Server.Auditing;

/// <summary>Log messages about the audit log as the gateway has it.</summary>
internal static partial class AuditingLog
{
    [LoggerMessage(EventId = 5750, Level = LogLevel.Warning, Message = "There is NO AUDIT LOG: 'enabled: false' is configured in 'audit'. Nothing of what callers read or change is recorded.")]
    public static partial void Off(ILogger logger);

    [LoggerMessage(EventId = 5751, Level = LogLevel.Error, Message = "The audit log does not take that another configuration is in force")]
    public static partial void ReloadNotAudited(ILogger logger, Exception exception);
}
