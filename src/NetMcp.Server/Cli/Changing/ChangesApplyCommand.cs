using System.CommandLine;
using System.Text.Json.Nodes;
using NetMcp.Server.Cli.Client;
using NetMcp.Server.Cli.Output;

namespace NetMcp.Server.Cli.Changing;

/// <summary><c>netmcp changes apply CHANGE</c>: applies a plan and waits for how it ends.</summary>
internal static class ChangesApplyCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var change = ChangeArguments.Handle();
        var noWait = ChangeArguments.NoWait();
        var server = new ServerOptions();
        var json = CommonOptions.Json();
        var reduced = new Option<bool>("--accept-reduced-safety") { Description = "Take the lesser promise of a device that cannot undo by itself." };
        var command = new Command(
            "apply",
            "Apply a plan and wait until it is confirmed or undone; ending this command does not end the change. " +
            "Exit codes: 0 confirmed (or awaiting confirmation, or under way with --no-wait), 1 anything else.")
        {
            change, reduced, noWait, json,
        };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var wait = !parsed.GetValue(noWait);
            await using var gateway = await server.ConnectAsync(parsed, console, cancellationToken);
            var arguments = new JsonObject { ["change"] = parsed.GetRequiredValue(change), ["accept_reduced_safety"] = parsed.GetValue(reduced) };
            var result = await ChangeCalls.CallAndFollowAsync(gateway, console, "apply", arguments, wait, cancellationToken);
            var exitCode = ResultPrinter.Print(console, result, parsed.GetValue(json));
            return exitCode != CliExitCode.Done || IsWanted((string?)ChangeCalls.Content(result)?["state"], wait) ? exitCode : CliExitCode.Failed;
        });
        return command;
    }

    private static bool IsWanted(string? state, bool waited) =>
        state is "confirmed" or "awaiting_confirmation" || (!waited && state is "applying" or "checking" or "confirming");
}
