using System.CommandLine;
using NetMcp.Audit.Journals;
using NetMcp.Server.Cli.Output;

namespace NetMcp.Server.Cli.Audit;

/// <summary><c>netmcp audit accept-gap</c>: takes note of records that are missing or changed, so that a gateway goes on behind them.</summary>
internal static class AuditAcceptGapCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var log = new AuditFolder();
        var reason = new Option<string>("--reason") { Description = "What is known of it; it stands in the log.", Required = true };
        var command = new Command("accept-gap", "Take note of missing or changed records, so that the log can go on behind them; what is there stays. Exit codes: 0 done, or nothing is wrong, 1 the log cannot be written, or a gateway writes it.")
        {
            log.Folder, reason, log.Configuration,
        };
        command.SetAction(parsed =>
        {
            var (folder, _) = log.Find(console, parsed);
            var finding = AuditFolder.Use(() => AuditGaps.Accept(folder, Environment.UserName, parsed.GetValue(reason)!, TimeProvider.System.GetUtcNow()));
            console.Out.WriteLine(TerminalText.Clean(finding is null ? "Nothing is missing or changed since the newest checkpoint; nothing was written." : $"Taken note of: {finding}"));
            return CliExitCode.Done;
        });
        return command;
    }
}
