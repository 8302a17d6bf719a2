using System.CommandLine;
using System.Text.Json.Nodes;
using NetMcp.Server.Cli.Client;
using NetMcp.Server.Cli.Output;

namespace NetMcp.Server.Cli.Changing;

/// <summary><c>netmcp changes rollback CHANGE</c>: undoes a change under way, or takes a confirmed one back by a new one.</summary>
internal static class ChangesRollBackCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var change = ChangeArguments.Handle();
        var noWait = ChangeArguments.NoWait();
        var server = new ServerOptions();
        var json = CommonOptions.Json();
        var command = new Command("rollback", "Undo a change under way, or take a confirmed one back by a new change. Exit codes: 0 taken back (or under way with --no-wait), 1 not.")
        {
            change, noWait, json,
        };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (handle, wait) = (parsed.GetRequiredValue(change), !parsed.GetValue(noWait));
            await using var gateway = await server.ConnectAsync(parsed, console, cancellationToken);
            var result = await ChangeCalls.CallAndFollowAsync(gateway, console, "rollback", new JsonObject { ["change"] = handle }, wait, cancellationToken);
            var exitCode = ResultPrinter.Print(console, result, parsed.GetValue(json));
            return exitCode != CliExitCode.Done || !wait || IsTakenBack(ChangeCalls.Content(result), handle) ? exitCode : CliExitCode.Failed;
        });
        return command;
    }

    // A change that was confirmed is taken back by another one, which is to be confirmed in its turn.
    private static bool IsTakenBack(JsonObject? content, string handle) =>
        (string?)content?["state"] == ((string?)content?["change"] == handle ? "rolled_back" : "confirmed");
}
