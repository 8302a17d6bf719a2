using System.CommandLine;
using System.Text.Json.Nodes;
using NetMcp.Server.Cli.Client;
using NetMcp.Server.Cli.Output;

namespace NetMcp.Server.Cli.Changing;

/// <summary><c>netmcp changes show CHANGE</c>: its plan, its difference, and how it stands.</summary>
internal static class ChangesShowCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var change = ChangeArguments.Handle();
        var server = new ServerOptions();
        var json = CommonOptions.Json();
        var command = new Command("show", "Show a change's plan, its difference, and how it stands.") { change, json };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var gateway = await server.ConnectAsync(parsed, console, cancellationToken);
            var arguments = new JsonObject { ["change"] = parsed.GetRequiredValue(change), ["plan"] = true };
            return ResultPrinter.Print(console, await ChangeCalls.CallAsync(gateway, "status", arguments, cancellationToken), parsed.GetValue(json));
        });
        return command;
    }
}
