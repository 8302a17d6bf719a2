using System.CommandLine;
using System.CommandLine.Parsing;
using NetMcp.Server.Hosting;

namespace NetMcp.Server.Cli;

/// <summary><c>netmcp serve</c>: runs the gateway.</summary>
internal static class ServeCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var stdio = new Option<bool>("--stdio") { Description = "Serve one client over standard input and output." };
        var listen = new Option<string?>("--listen") { Description = "Where to listen, for example http://127.0.0.1:8080; on other than loopback only with authorization and TLS.", HelpName = "URL" };
        var logLevel = new Option<LogLevel>("--log-level")
        {
            Description = "The least level that is logged, on standard error: Trace, Debug, Information, Warning, Error, Critical or None.",
            HelpName = "LEVEL",
            DefaultValueFactory = _ => LogLevel.Information,
            CustomParser = ReadLevel,
        };
        var configuration = CommonOptions.Configuration();
        var command = new Command("serve", "Run the gateway until it is told to stop (SIGINT, SIGTERM); SIGHUP reloads the inventory.")
        {
            stdio, listen, configuration, logLevel,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(stdio) && result.GetValue(listen) is not null)
            {
                result.AddError("--stdio serves standard input and output and listens nowhere; leave out --listen.");
            }
        });
        command.SetAction((parsed, cancellationToken) => GatewayHost.RunAsync(
            new GatewayHostOptions
            {
                Stdio = parsed.GetValue(stdio),
                Listen = parsed.GetValue(listen),
                ConfigurationFile = parsed.GetValue(configuration)?.FullName,
                LogLevel = parsed.GetValue(logLevel),
            },
            cancellationToken));
        return command;
    }

    private static LogLevel ReadLevel(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Array.Find(Enum.GetNames<LogLevel>(), name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) is { } level)
        {
            return Enum.Parse<LogLevel>(level);
        }

        result.AddError($"--log-level takes one of {string.Join(", ", Enum.GetNames<LogLevel>())}.");
        return LogLevel.Information;
    }
}
