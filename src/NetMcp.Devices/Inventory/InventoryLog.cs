using Microsoft.Extensions.Logging;

namespace NetMcp.Devices.Inventory;

internal static partial class InventoryLog
{
    [LoggerMessage(EventId = 3000, Level = LogLevel.Information, Message = "Inventory reloaded: {Devices} devices ({Added} added, {Removed} removed, {Altered} altered)")]
    public static partial void Reloaded(this ILogger logger, int devices, int added, int removed, int altered);

    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "Inventory not reloaded, the old one stays: {Mistakes} mistakes")]
    public static partial void ReloadRefused(this ILogger logger, int mistakes);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Error, Message = "{Mistake}")]
    public static partial void Mistake(this ILogger logger, InventoryMistake mistake);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Warning, Message = "The configuration's folder cannot be watched; SIGHUP still reloads")]
    public static partial void NotWatched(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Error, Message = "The inventory could not be reloaded, or not be put into force everywhere")]
    public static partial void ReloadFaulted(this ILogger logger, Exception exception);
}
