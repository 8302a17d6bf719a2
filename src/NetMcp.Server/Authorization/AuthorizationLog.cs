namespace NetMcp.Server.Authorization;

/// <summary>Log messages about who is let in. Paths of key files stand here and never in an answer.</summary>
internal static partial class AuthorizationLog
{
    [LoggerMessage(EventId = 5400, Level = LogLevel.Error, Message = "Nobody is let in: {Reason}")]
    public static partial void Unavailable(ILogger logger, string reason);

    [LoggerMessage(EventId = 5401, Level = LogLevel.Information, Message = "A request was refused: {Reason}")]
    public static partial void Refused(ILogger logger, string reason);

    [LoggerMessage(EventId = 5402, Level = LogLevel.Error, Message = "The audit log took no record: {Reason}")]
    public static partial void NotAudited(ILogger logger, string reason);

    [LoggerMessage(EventId = 5403, Level = LogLevel.Warning, Message = "The certificate was not renewed, and the one before is used on: {Reason}")]
    public static partial void CertificateKept(ILogger logger, string reason);

    [LoggerMessage(EventId = 5404, Level = LogLevel.Information, Message = "The certificate was renewed.")]
    public static partial void CertificateRenewed(ILogger logger);
}
