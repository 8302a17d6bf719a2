using System.CommandLine;
using NetMcp.Server.Hosting;

namespace NetMcp.Server.Cli;

/// <summary><c>netmcp serve</c>: runs the gateway.</summary>
internal static class ServeCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var stdio = new Option<bool>("--stdio") { Description = "Serve one client over standard input and output." };
        var listen = new Option<string?>("--listen") { Description = "Where to listen, for example http://127.0.0.1:8080; loopback only." };
        var logLevel = new Option<LogLevel>("--log-level") { Description = "The least level that is logged, on standard error.", DefaultValueFactory = _ => LogLevel.Information };
        var configuration = CommonOptions.Configuration();
        var command = new Command("serve", "Run the gateway until it is told to stop (SIGINT, SIGTERM); SIGHUP reloads the inventory.")
        {
            stdio, listen, configuration, logLevel,
        };
        command.SetAction((parsed, cancellationToken) => GatewayHost.RunAsync(
            new GatewayHostOptions
            {
                Stdio = parsed.GetValue(stdio),
                Listen = parsed.GetValue(listen),
                ConfigurationFile = ConfigurationPath.Find(parsed.GetValue(configuration)),
                LogLevel = parsed.GetValue(logLevel),
            },
            cancellationToken));
        return command;
    }
}
