using Microsoft.Extensions.Logging;
using NetMcp.Core.Schemas;

namespace NetMcp.Devices.Schemas;

internal static partial class SchemaLog
{
    [LoggerMessage(EventId = 3200, Level = LogLevel.Information, Message = "{Device}: schema of {Modules} modules ready, listed by {Source}, {Degraded} not whole")]
    public static partial void SchemaReady(this ILogger logger, string device, int modules, SchemaSource source, int degraded);

    [LoggerMessage(EventId = 3201, Level = LogLevel.Warning, Message = "{Device}: no schema: {Detail}")]
    public static partial void NoSchema(this ILogger logger, string device, string detail);

    [LoggerMessage(EventId = 3202, Level = LogLevel.Error, Message = "{Device}: fault of the gateway with its schema")]
    public static partial void SchemaFault(this ILogger logger, Exception exception, string device);

    [LoggerMessage(EventId = 3203, Level = LogLevel.Warning, Message = "The cache of modules cannot be used; modules are asked from devices after each start")]
    public static partial void CacheUnusable(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 3204, Level = LogLevel.Warning, Message = "A file of the cache is not what it should be and is not used: {Path}")]
    public static partial void CacheFileWrong(this ILogger logger, string path);

    [LoggerMessage(EventId = 3205, Level = LogLevel.Information, Message = "Schema of {Modules} modules compiled in {Taken}, {Diagnostics} findings")]
    public static partial void Compiled(this ILogger logger, int modules, TimeSpan taken, int diagnostics);

    [LoggerMessage(EventId = 3206, Level = LogLevel.Warning, Message = "A schema is not whole: {Detail}")]
    public static partial void CutOff(this ILogger logger, string detail);
}
