namespace NetMcp.Server.Telemetry;

/// <summary>Log messages about the audit log on its way to the OTLP receiver.</summary>
internal static partial class OtlpAuditLog
{
    [LoggerMessage(EventId = 5760, Level = LogLevel.Error, Message = "The OTLP receiver rejected {Count} of {Sent} records of the audit log; they are in its files, and not sent again")]
    public static partial void Rejected(ILogger logger, long count, int sent);
}
