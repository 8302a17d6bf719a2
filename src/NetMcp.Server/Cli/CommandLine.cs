using System.CommandLine;

namespace NetMcp.Server.Cli;

/// <summary>The program's commands.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <returns>The exit code: see <see cref="CliExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, CliConsole console, CancellationToken cancellationToken = default)
    {
        // A value such as @file must stay what it is, and -ab is no bundle of two options.
        var parsing = new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
        var parsed = Root(console).Parse(arguments, parsing);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await console.Error.WriteLineAsync("netmcp: " + error.Message);
            }

            await console.Error.WriteLineAsync($"'{CommandPath(parsed)} --help' shows what there is.");
            return CliExitCode.Usage;
        }

        // serve handles SIGINT and SIGTERM itself (it drains); the other commands may simply die of them.
        var invocation = new InvocationConfiguration
        {
            Output = console.Out,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (CliException failure)
        {
            await console.Error.WriteLineAsync("netmcp: " + failure.Message);
            return failure.ExitCode;
        }
    }

    private static RootCommand Root(CliConsole console) => new("NetMcp: the gateway between AI agents and the network.")
    {
        ServeCommand.Create(),
        CallCommand.Create(console),
        ToolsCommand.Create(console),
        Changing.ChangesCommand.Create(console),
        Approvals.ApprovalsCommand.Create(console),
        Policies.PolicyCommand.Create(console),
        DevicesCommand.Create(console),
        ConfigCommand.Create(console),
        Yang.YangCommand.Create(console),
        Trust.TrustCommands.Token(console),
        Trust.TrustCommands.Keys(console),
        Audit.AuditCommand.Create(console),
    };

    private static string CommandPath(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Push(result.Command is RootCommand ? "netmcp" : result.Command.Name);
        }

        return string.Join(' ', names);
    }
}
