using Microsoft.Extensions.Logging;

namespace NetMcp.Audit.Forwarding;

/// <summary>Events 7100-7199.</summary>
internal static partial class ForwardLog
{
    [LoggerMessage(7100, LogLevel.Error, "The audit log cannot be sent to the syslog server {Host}:{Port}; it is kept here and sent when the server is back")]
    public static partial void SyslogLost(this ILogger logger, Exception e, string host, int port);

    [LoggerMessage(7101, LogLevel.Information, "The audit log is sent to the syslog server {Host}:{Port} again")]
    public static partial void SyslogBack(this ILogger logger, string host, int port);

    [LoggerMessage(7102, LogLevel.Error, "The audit log cannot be sent to its {Receiver} receiver; it is kept here and sent when the receiver takes it")]
    public static partial void ReceiverLost(this ILogger logger, Exception e, string receiver);

    [LoggerMessage(7103, LogLevel.Information, "The audit log is sent to its {Receiver} receiver again")]
    public static partial void ReceiverBack(this ILogger logger, string receiver);
}
