using System.CommandLine;

namespace NetMcp.Server.Cli.Changing;

/// <summary><c>netmcp changes</c>: the changes of a running server, for people.</summary>
internal static class ChangesCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console) => new("changes", "The changes of a running server: list, show, apply, confirm, roll back; freeze all of them.")
    {
        ChangesListCommand.Create(console),
        ChangesShowCommand.Create(console),
        ChangesApplyCommand.Create(console),
        ChangesConfirmCommand.Create(console),
        ChangesRollBackCommand.Create(console),
        ChangesFreezeCommand.Freeze(console),
        ChangesFreezeCommand.Thaw(console),
    };
}
