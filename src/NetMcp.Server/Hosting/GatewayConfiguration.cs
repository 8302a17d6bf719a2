using Microsoft.Extensions.Logging.Console;

namespace NetMcp.Server.Hosting;

/// <summary>What HTTP and stdio configure alike.</summary>
internal static class GatewayConfiguration
{
    /// <summary>What the gateway's environment variables begin with: <c>NETMCP_LISTEN</c>, <c>NETMCP_Mcp__MaxRequestBodyBytes</c>.</summary>
    public const string EnvironmentPrefix = "NETMCP_";

    /// <summary>Logs to standard error: over stdio, standard output belongs to the protocol.</summary>
    public static void AddLogging(ILoggingBuilder logging, GatewayHostOptions options)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(options.LogLevel);
        logging.AddFilter("Microsoft", AtLeast(LogLevel.Warning));

        // A start that failed is thrown as well, and said in one line by GatewayHost; the host would add its stack trace.
        logging.AddFilter("Microsoft.Extensions.Hosting", AtLeast(LogLevel.Critical));

        // The SDK warns, with a stack trace, of requests that it refuses: a client could fill the disk. See SdkLogs too.
        logging.AddFilter("ModelContextProtocol", AtLeast(LogLevel.Error));
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        // A category's own level stands in the place of the minimum, so that it must not be a lower one.
        LogLevel AtLeast(LogLevel level) => level > options.LogLevel ? level : options.LogLevel;
    }
}
