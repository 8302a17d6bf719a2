using Microsoft.Extensions.Logging;
using NetMcp.Netconf.Session;

namespace NetMcp.Devices.Events;

internal static partial class EventLog
{
    [LoggerMessage(EventId = 3400, Level = LogLevel.Information, Message = "{Device}: listening to notifications")]
    public static partial void Listening(this ILogger logger, string device);

    [LoggerMessage(EventId = 3401, Level = LogLevel.Information, Message = "{Device}: no notifications: {Detail}")]
    public static partial void NotListening(this ILogger logger, string device, string detail);

    [LoggerMessage(EventId = 3402, Level = LogLevel.Information, Message = "{Device}: the session for notifications ended: {Reason}")]
    public static partial void ListeningEnded(this ILogger logger, string device, NetconfEndReason reason);

    [LoggerMessage(EventId = 3403, Level = LogLevel.Error, Message = "{Device}: listening to notifications broke")]
    public static partial void ListeningBroke(this ILogger logger, Exception exception, string device);
}
