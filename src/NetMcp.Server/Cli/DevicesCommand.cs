using System.CommandLine;

namespace NetMcp.Server.Cli;

/// <summary><c>netmcp devices</c>: the devices of this machine's inventory. Works without a running server.</summary>
internal static class DevicesCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console) => new("devices", "The devices of the inventory; needs no running server.")
    {
        DevicesListCommand.Create(console),
        DevicesCheckCommand.Create(console),
        DevicesTrustCommand.Create(console),
    };
}
