using System.CommandLine;

namespace NetMcp.Server.Cli;

/// <summary><c>netmcp config</c>: the configuration.</summary>
internal static class ConfigCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console) => new("config", "Look at the configuration.") { ConfigCheckCommand.Create(console) };
}
