using Microsoft.Extensions.Logging;

namespace NetMcp.Audit.Journals;

/// <summary>Events 7000-7099.</summary>
internal static partial class JournalLog
{
    [LoggerMessage(7000, LogLevel.Information, "The audit log goes on after record {Seq}")]
    public static partial void Opened(this ILogger logger, long seq);

    [LoggerMessage(7001, LogLevel.Critical, "{Reason}. Nothing that changes anything is begun until it can")]
    public static partial void Unavailable(this ILogger logger, Exception e, string reason);

    [LoggerMessage(7002, LogLevel.Warning, "The audit log can be written again")]
    public static partial void Available(this ILogger logger);

    [LoggerMessage(7003, LogLevel.Critical, "The gateway stops and {Count} records could not be written")]
    public static partial void LostAtStop(this ILogger logger, int count);

    [LoggerMessage(7004, LogLevel.Critical, "The disk of the audit log has not answered for {Seconds} s. Nothing that changes anything is begun until it does")]
    public static partial void Stalled(this ILogger logger, double seconds);

    [LoggerMessage(7005, LogLevel.Warning, "The disk of the audit log answers again")]
    public static partial void Answers(this ILogger logger);

    [LoggerMessage(7006, LogLevel.Critical, "The audit log's checkpoints cannot be signed; records are written without them until the key can be used")]
    public static partial void Unsigned(this ILogger logger, Exception e);
}
