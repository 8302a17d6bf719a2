using System.CommandLine;
using System.Text.Json.Nodes;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Cli.Output;
using NetMcp.Server.Hosting;
using NetMcp.Server.Policies;

namespace NetMcp.Server.Cli;

/// <summary><c>netmcp config check</c>: reads the configuration and reports every mistake in it.</summary>
internal static class ConfigCheckCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var configuration = CommonOptions.Configuration();
        var json = CommonOptions.Json();
        var command = new Command("check", "Read the configuration, and the policy that it names, and report every mistake in them. Exit codes: 0 correct, 78 not.") { configuration, json };
        command.SetAction(parsed =>
        {
            var file = ConfigurationFile.Find(parsed.GetValue(configuration)?.FullName);
            var load = WithPolicy(ServedInventory.Load(file), file);
            if (parsed.GetValue(json))
            {
                JsonText.Write(console.Out, Describe(file, load));
            }
            else if (load.Inventory is { } inventory)
            {
                console.Out.WriteLine($"{file}: correct; {inventory.Devices.Count} devices, {inventory.Credentials.Count} credentials, {inventory.Files.Count} files.");
            }
            else
            {
                LocalInventory.PrintMistakes(console.Error, file, load);
            }

            return load.Inventory is null ? CliExitCode.Configuration : CliExitCode.Done;
        });
        return command;
    }

    // The gateway does not start with a mistake in either.
    private static InventoryLoad WithPolicy(InventoryLoad load, string file) =>
        load.Inventory is { } inventory && PolicyFile.Load(inventory.Policy).Mistakes is { Count: > 0 } mistakes
            ? new InventoryLoad(null, [.. mistakes.Select(mistake => mistake with { File = Path.GetRelativePath(Path.GetDirectoryName(file)!, inventory.Policy.File!) })])
            : load;

    private static JsonObject Describe(string file, InventoryLoad load) => new()
    {
        ["file"] = file,
        ["correct"] = load.Inventory is not null,
        ["devices"] = load.Inventory?.Devices.Count,
        ["mistakes"] = new JsonArray([.. load.Mistakes.Select(mistake => (JsonNode)new JsonObject
        {
            ["file"] = mistake.File,
            ["line"] = mistake.Line,
            ["column"] = mistake.Column,
            ["message"] = mistake.Message,
        })]),
    };
}
