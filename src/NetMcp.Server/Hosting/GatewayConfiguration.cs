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
        logging.AddFilter("Microsoft", LogLevel.Warning);

        // The SDK warns, with a stack trace, of every request that it refuses: a client could fill the disk.
        logging.AddFilter("ModelContextProtocol", LogLevel.Error);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
