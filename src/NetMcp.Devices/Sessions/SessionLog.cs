using Microsoft.Extensions.Logging;
using NetMcp.Netconf.Session;
using NetMcp.Ssh;

namespace NetMcp.Devices.Sessions;

internal static partial class SessionLog
{
    [LoggerMessage(EventId = 3100, Level = LogLevel.Information, Message = "{Device}: {Purpose} session {SessionId} open, profile {Profile}")]
    public static partial void SessionOpen(this ILogger logger, string device, SessionPurpose purpose, long sessionId, string profile);

    [LoggerMessage(EventId = 3101, Level = LogLevel.Information, Message = "{Device}: session {SessionId} ended: {Reason}")]
    public static partial void SessionEnded(this ILogger logger, string device, long sessionId, NetconfEndReason reason);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Warning, Message = "{Device}: not connected, {Reason}: {Detail}")]
    public static partial void ConnectFailed(this ILogger logger, string device, SshFailureReason reason, string detail);

    [LoggerMessage(EventId = 3103, Level = LogLevel.Error, Message = "{Device}: login with credential {Credential} failed and is not tried again by itself: {Detail}")]
    public static partial void LoginFailed(this ILogger logger, string device, string credential, string detail);

    [LoggerMessage(EventId = 3104, Level = LogLevel.Warning, Message = "{Device}: no session: {Detail}")]
    public static partial void HelloFailed(this ILogger logger, string device, string detail);

    [LoggerMessage(EventId = 3105, Level = LogLevel.Debug, Message = "{Device}: request sent again on another session, {Resent} of {Most}")]
    public static partial void Resent(this ILogger logger, string device, int resent, int most);

    [LoggerMessage(EventId = 3106, Level = LogLevel.Error, Message = "{Device}: fault of the gateway")]
    public static partial void GatewayFault(this ILogger logger, Exception exception, string device);
}
