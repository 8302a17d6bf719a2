using System.CommandLine;
using NetMcp.Changes.Policies;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Cli.Output;
using NetMcp.Server.Hosting;
using NetMcp.Server.Policies;

namespace NetMcp.Server.Cli.Policies;

/// <summary>The policy as the files of this machine have it.</summary>
internal static class LocalPolicy
{
    /// <summary>The option that names its file.</summary>
    public static Option<FileInfo?> File() => new("--policy", "-p") { Description = "The policy's file (default: the one that the configuration names).", HelpName = "FILE" };

    /// <summary>The configuration, where there is one to be found; null where the policy's file is given and there is none.</summary>
    public static DeviceInventory? Inventory(CliConsole console, FileInfo? policy, FileInfo? configuration)
    {
        var file = ConfigurationFile.Find(configuration?.FullName);
        return policy is not null && configuration is null && !System.IO.File.Exists(file) ? null : LocalInventory.Load(console, file);
    }

    /// <summary>Loads it, and writes every mistake to standard error.</summary>
    public static PolicyLoad Load(CliConsole console, FileInfo? policy, DeviceInventory? inventory)
    {
        var load = policy is not null ? PolicyFile.Load(policy.FullName) : PolicyFile.Load(inventory!.Policy);
        foreach (var mistake in load.Mistakes)
        {
            console.Error.WriteLine(TerminalText.Clean(mistake.ToString()));
        }

        return load;
    }

    /// <summary>Loads one without a mistake.</summary>
    /// <exception cref="CliException">There is a mistake in it; all of them were written to standard error.</exception>
    public static ChangePolicy Require(CliConsole console, FileInfo? policy, DeviceInventory? inventory) =>
        Load(console, policy, inventory).Policy ?? throw new CliException(CliExitCode.Configuration, "The policy cannot be used.");
}
