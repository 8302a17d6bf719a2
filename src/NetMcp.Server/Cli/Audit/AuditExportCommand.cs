using System.CommandLine;
using System.Text;
using NetMcp.Audit.Forwarding;
using NetMcp.Audit.Searching;

namespace NetMcp.Server.Cli.Audit;

/// <summary><c>netmcp audit export</c>: records for other programs.</summary>
internal static class AuditExportCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var log = new AuditFolder();
        var filter = new AuditFilter();
        var form = new Option<string>("--as") { Description = "jsonl: the lines of the log, byte for byte. syslog: RFC 5424 messages, a line each.", DefaultValueFactory = _ => "jsonl" };
        form.AcceptOnlyFromAmong("jsonl", "syslog");
        var command = new Command("export", "Write records for other programs. Exit codes: 0 done, 1 the log cannot be read.") { log.Folder, log.Configuration, form };
        filter.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var (folder, _) = log.Find(console, parsed);
            var asSyslog = parsed.GetValue(form) == "syslog";
            return Task.FromResult(AuditFolder.Use(() =>
            {
                foreach (var line in AuditSearch.Read(folder, filter.Read(parsed)))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    console.Out.Write(asSyslog ? Encoding.UTF8.GetString(SyslogText.Write(line, Environment.MachineName)) + "\n" : Encoding.UTF8.GetString(line));
                }

                return CliExitCode.Done;
            }));
        });
        return command;
    }
}
