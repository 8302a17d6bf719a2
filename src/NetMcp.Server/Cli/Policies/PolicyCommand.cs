using System.CommandLine;

namespace NetMcp.Server.Cli.Policies;

/// <summary><c>netmcp policy</c>: what may be changed, and what needs approval.</summary>
internal static class PolicyCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console) => new("policy", "The policy of changes: check its file, and ask what it would say. Needs no running server.")
    {
        PolicyCheckCommand.Create(console),
        PolicyTestCommand.Create(console),
    };
}
