using Microsoft.Extensions.Logging;

namespace NetMcp.Tools;

/// <summary>What this project logs. Arguments and answers are never logged: they may hold secrets.</summary>
internal static partial class ToolLog
{
    [LoggerMessage(4000, LogLevel.Debug, "{Tool}: success={Success} after {Milliseconds:F1} ms")]
    public static partial void Called(ILogger logger, string tool, bool success, double milliseconds);

    [LoggerMessage(4001, LogLevel.Error, "{Tool} failed with an unexpected fault; the caller was told of an internal error")]
    public static partial void Faulted(ILogger logger, string tool, Exception exception);

    [LoggerMessage(4002, LogLevel.Error, "{Tool} failed with an unexpected fault on device {Device}; the caller was told of an internal error")]
    public static partial void FaultedOnDevice(ILogger logger, string tool, string device, Exception exception);

    [LoggerMessage(4003, LogLevel.Error, "Reading the resource {Uri} failed with an unexpected fault")]
    public static partial void ResourceFaulted(ILogger logger, string uri, Exception exception);
}
