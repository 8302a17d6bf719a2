using System.CommandLine;
using System.Text.Json.Nodes;
using NetMcp.Changes;
using NetMcp.Core.Auditing;
using NetMcp.Server.Cli.Acts;
using NetMcp.Server.Cli.Output;
using NetMcp.Server.Hosting;

namespace NetMcp.Server.Cli.Changing;

/// <summary>
/// <c>netmcp changes freeze</c> and <c>thaw</c>: stop every new change, or let them again. They write into the data folder of this machine's
/// configuration, where a running server sees it at once: agents, who have the tools only, have no way to do either.
/// </summary>
internal static class ChangesFreezeCommand
{
    /// <summary>Makes the command that freezes.</summary>
    public static Command Freeze(CliConsole console)
    {
        var configuration = CommonOptions.Configuration();
        var json = CommonOptions.Json();
        var reason = new Option<string?>("--reason") { Description = "Why; whoever is refused reads it." };
        var command = new Command("freeze", "Stop every new change, of agents and people; those under way finish. Needs no running server.") { reason, configuration, json };
        command.SetAction((parsed, cancellationToken) =>
            SetAsync(console, parsed.GetValue(configuration), frozen: true, parsed.GetValue(reason), parsed.GetValue(json), cancellationToken));
        return command;
    }

    /// <summary>Makes the command that thaws.</summary>
    public static Command Thaw(CliConsole console)
    {
        var configuration = CommonOptions.Configuration();
        var json = CommonOptions.Json();
        var command = new Command("thaw", "Let new changes again. Needs no running server.") { configuration, json };
        command.SetAction((parsed, cancellationToken) =>
            SetAsync(console, parsed.GetValue(configuration), frozen: false, reason: null, parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> SetAsync(CliConsole console, FileInfo? configuration, bool frozen, string? reason, bool json, CancellationToken cancellationToken)
    {
        var file = ConfigurationFile.Find(configuration?.FullName);
        var inventory = LocalInventory.Load(console, file);
        await using var services = LocalInventory.Services(file, inventory);
        var changes = services.GetRequiredService<IChanges>();
        await using var log = ActLog.Of(inventory);
        Task<bool> WorkAsync() => SetAsync(changes, frozen, reason, cancellationToken);
        _ = frozen
            ? await ActRun.RestrictAsync(console, log, ActRun.Of(AuditKind.Frozen, "netmcp changes freeze", []) with { Reason = reason }, WorkAsync, cancellationToken)
            : await ActRun.DoAsync(console, log, ActRun.Of(AuditKind.Thawed, "netmcp changes thaw", []), WorkAsync, result: null, cancellationToken);
        if (json)
        {
            var freeze = changes.Freeze;
            JsonText.Write(console.Out, new JsonObject { ["frozen"] = freeze is not null, ["by"] = freeze?.By, ["since"] = freeze?.At.ToString("O"), ["reason"] = freeze?.Reason });
        }
        else
        {
            console.Out.WriteLine(frozen ? "Changes are frozen; those under way finish." : "Changes are let again.");
        }

        return CliExitCode.Done;
    }

    private static async Task<bool> SetAsync(IChanges changes, bool frozen, string? reason, CancellationToken cancellationToken)
    {
        try
        {
            await changes.SetFreezeAsync(frozen, Environment.UserName, reason, cancellationToken);
            return frozen;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException(CliExitCode.Failed, TerminalText.Clean($"The data folder could not be written; nothing has changed: {e.Message}"), e);
        }
    }
}
