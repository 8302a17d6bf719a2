using Microsoft.Extensions.Logging;
using NetMcp.Core.Devices;

namespace NetMcp.Devices.Visibility;

/// <summary>Log messages about what is hidden from callers.</summary>
internal static partial class VisibilityLog
{
    [LoggerMessage(EventId = 3450, Level = LogLevel.Warning, Message = "A caller is denied {Rule}, which the models of {Device} do not have, though they have its module: is it misspelt? What it may have been meant for is not read or changed for that caller")]
    public static partial void Misplaced(ILogger logger, string rule, DeviceName device);

    [LoggerMessage(EventId = 3451, Level = LogLevel.Warning, Message = "A caller is denied {Rule}, of which no device that was used so far has the module: if it is misspelt, it denies nothing")]
    public static partial void Unknown(ILogger logger, string rule);
}
