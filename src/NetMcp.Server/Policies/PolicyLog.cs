using NetMcp.Devices.Inventory;

namespace NetMcp.Server.Policies;

/// <summary>Log messages about the policy.</summary>
internal static partial class PolicyLog
{
    [LoggerMessage(EventId = 5600, Level = LogLevel.Information, Message = "The policy {Policy} is in force, with {Rules} rules.")]
    public static partial void Reloaded(ILogger logger, string policy, int rules);

    [LoggerMessage(EventId = 5601, Level = LogLevel.Error, Message = "Policy not reloaded, the old one stays: {Mistakes} mistakes")]
    public static partial void Refused(ILogger logger, int mistakes);

    [LoggerMessage(EventId = 5602, Level = LogLevel.Error, Message = "{Mistake}")]
    public static partial void Mistake(ILogger logger, InventoryMistake mistake);

    [LoggerMessage(EventId = 5603, Level = LogLevel.Error, Message = "The audit log does not take that another policy is in force")]
    public static partial void NotAudited(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 5604, Level = LogLevel.Warning, Message = "The policy's folder cannot be watched; SIGHUP still reloads")]
    public static partial void NotWatched(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 5605, Level = LogLevel.Error, Message = "The policy could not be reloaded")]
    public static partial void Faulted(ILogger logger, Exception exception);
}
