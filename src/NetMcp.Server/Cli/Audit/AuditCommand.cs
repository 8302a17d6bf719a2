using System.CommandLine;

namespace NetMcp.Server.Cli.Audit;

/// <summary><c>netmcp audit</c>: the audit log as files, without a server.</summary>
internal static class AuditCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console) => new("audit", "Verify, search and export the audit log; needs no running server.")
    {
        AuditVerifyCommand.Create(console),
        AuditSearchCommand.Create(console),
        AuditExportCommand.Create(console),
        AuditAcceptGapCommand.Create(console),
    };
}
