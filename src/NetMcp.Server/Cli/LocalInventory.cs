using NetMcp.Core.Devices;
using NetMcp.Devices;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Cli.Output;
using NetMcp.Server.Hosting;

namespace NetMcp.Server.Cli;

/// <summary>The inventory as the files of this machine have it, for the commands that need no running server.</summary>
internal static class LocalInventory
{
    /// <summary>Loads it.</summary>
    /// <exception cref="CliException">There is a mistake in it; all of them were written to standard error.</exception>
    public static DeviceInventory Load(CliConsole console, string file)
    {
        var load = ServedInventory.Load(file);
        if (load.Inventory is { } inventory)
        {
            return inventory;
        }

        PrintMistakes(console.Error, file, load);
        throw new CliException(CliExitCode.Configuration, $"The configuration cannot be used ({file}).");
    }

    /// <summary>Writes every mistake on a line of its own, as compilers do.</summary>
    public static void PrintMistakes(TextWriter output, string file, InventoryLoad load)
    {
        foreach (var mistake in ConfigurationFile.Explain(file, load))
        {
            output.WriteLine(TerminalText.Clean(mistake));
        }
    }

    /// <summary>The devices named, in that order; all of them when none is.</summary>
    /// <exception cref="CliException">One is not there.</exception>
    public static IReadOnlyList<DeviceName> Select(DeviceInventory inventory, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return [.. inventory.Devices.Keys];
        }

        return [.. names.Select(text => DeviceName.TryParse(text, out var name) && inventory.Devices.TryGetValue(name, out var entry)
            ? entry.Name
            : throw new CliException(CliExitCode.Usage, $"There is no device '{TerminalText.Clean(text)}' in the inventory; 'netmcp devices list' shows the names."))];
    }

    /// <summary>What is needed to talk to the devices of this inventory. Nothing of it runs by itself.</summary>
    public static ServiceProvider Services(string file, DeviceInventory inventory) =>
        new ServiceCollection().AddLogging().AddNetMcpDevices(file, inventory).AddConfiguredChanges(inventory).BuildServiceProvider();
}
