using System.CommandLine;
using System.Text.Json.Nodes;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Cli.Output;
using NetMcp.Server.Hosting;

namespace NetMcp.Server.Cli;

/// <summary><c>netmcp devices list</c>: what the inventory says. An operator may see addresses; agents do not.</summary>
internal static class DevicesListCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var configuration = CommonOptions.Configuration();
        var json = CommonOptions.Json();
        var tag = new Option<string?>("--tag") { Description = "Only devices with this tag." };
        var site = new Option<string?>("--site") { Description = "Only devices of this site." };
        var role = new Option<string?>("--role") { Description = "Only devices of this role." };
        var command = new Command("list", "List the devices of the inventory, with address and user.") { configuration, tag, site, role, json };
        command.SetAction(parsed =>
        {
            var devices = LocalInventory.Load(console, ConfigurationFile.Find(parsed.GetValue(configuration)?.FullName)).Devices.Values
                .Where(device => parsed.GetValue(tag) is not { } wanted || device.Tags.Contains(wanted))
                .Where(device => parsed.GetValue(site) is not { } wanted || device.Site == wanted)
                .Where(device => parsed.GetValue(role) is not { } wanted || device.Role == wanted);
            var rows = new JsonArray([.. devices.Select(Row)]);
            if (parsed.GetValue(json))
            {
                JsonText.Write(console.Out, rows);
            }
            else
            {
                ReadableJson.WriteTable(console.Out, rows);
                if (rows.Count == 0)
                {
                    console.Error.WriteLine("No device matches.");
                }
            }

            return CliExitCode.Done;
        });
        return command;
    }

    private static JsonNode Row(DeviceEntry device)
    {
        var row = new JsonObject
        {
            ["name"] = device.Name.Value,
            ["address"] = device.Address,
            ["port"] = device.Port,
            ["protocol"] = device.Protocol,
            ["user"] = device.User,
        };
        Add(row, "profile", device.Profile);
        Add(row, "site", device.Site);
        Add(row, "role", device.Role);
        Add(row, "controller", device.Controller?.Value);
        if (device.Tags.Count > 0)
        {
            row["tags"] = new JsonArray([.. device.Tags.Select(tag => (JsonNode)JsonValue.Create(tag))]);
        }

        if (device.ReadOnly)
        {
            row["readOnly"] = true;
        }

        return row;
    }

    private static void Add(JsonObject row, string name, string? text)
    {
        if (text is not null)
        {
            row[name] = text;
        }
    }
}
