using System.CommandLine;
using System.Text.Json.Nodes;
using NetMcp.Server.Cli.Client;
using NetMcp.Server.Cli.Output;

namespace NetMcp.Server.Cli.Changing;

/// <summary><c>netmcp changes confirm CHANGE</c>: the requester's own confirmation, where the plan asked for it.</summary>
internal static class ChangesConfirmCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var change = ChangeArguments.Handle();
        var server = new ServerOptions();
        var json = CommonOptions.Json();
        var command = new Command("confirm", "Keep a change that awaits its requester's confirmation. Exit codes: 0 confirmed, 1 not.") { change, json };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var gateway = await server.ConnectAsync(parsed, console, cancellationToken);
            var arguments = new JsonObject { ["change"] = parsed.GetRequiredValue(change) };
            var result = await ChangeCalls.CallAndFollowAsync(gateway, console, "confirm", arguments, wait: true, cancellationToken);
            var exitCode = ResultPrinter.Print(console, result, parsed.GetValue(json));
            return exitCode != CliExitCode.Done || (string?)ChangeCalls.Content(result)?["state"] == "confirmed" ? exitCode : CliExitCode.Failed;
        });
        return command;
    }
}
