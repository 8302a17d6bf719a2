using Microsoft.Extensions.Logging;
using NetMcp.Changes.Journals;
using NetMcp.Changes.States;

namespace NetMcp.Changes;

internal static partial class ChangeLog
{
    [LoggerMessage(EventId = 6000, Level = LogLevel.Information, Message = "{Change}: {Requester} applies it to {Devices} devices")]
    public static partial void Applying(this ILogger logger, string change, string requester, int devices);

    [LoggerMessage(EventId = 6001, Level = LogLevel.Information, Message = "{Change}: ended {State}: {Reason}")]
    public static partial void Ended(this ILogger logger, string change, ChangeState state, string? reason);

    [LoggerMessage(EventId = 6002, Level = LogLevel.Warning, Message = "{Change}: taken up again after a restart, {State}")]
    public static partial void Recovering(this ILogger logger, string change, ChangeState state);

    [LoggerMessage(EventId = 6003, Level = LogLevel.Error, Message = "{Change}: broke off and is taken up again from its journal in {Pause}")]
    public static partial void BrokeOff(this ILogger logger, Exception exception, string change, TimeSpan pause);

    [LoggerMessage(EventId = 6008, Level = LogLevel.Error, Message = "{Change}: the disk did not take it")]
    public static partial void NotWritten(this ILogger logger, Exception exception, string change);

    [LoggerMessage(EventId = 6004, Level = LogLevel.Error, Message = "{Change}: its journal or plan cannot be read; a person must look at it")]
    public static partial void Unreadable(this ILogger logger, Exception? exception, string change);

    [LoggerMessage(EventId = 6005, Level = LogLevel.Error, Message = "{Change}: the disk did not take {Record}; undone all the same")]
    public static partial void BackWithoutJournal(this ILogger logger, Exception exception, string change, RecordKind record);

    [LoggerMessage(EventId = 6020, Level = LogLevel.Error, Message = "{Change}: the audit log did not take {Record}; undone all the same")]
    public static partial void BackWithoutAudit(this ILogger logger, Exception exception, string change, RecordKind record);

    [LoggerMessage(EventId = 6007, Level = LogLevel.Warning, Message = "Not brought to an end before the gateway stops, and left to its next start: {Changes}")]
    public static partial void LeftToRecovery(this ILogger logger, string changes);

    [LoggerMessage(EventId = 6006, Level = LogLevel.Warning, Message = "{Change}: {Device}: {Step}: {Reason}")]
    public static partial void DeviceStep(this ILogger logger, string change, string device, string step, string reason);
}
