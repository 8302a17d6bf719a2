using System.CommandLine;
using System.Text.Json.Nodes;
using NetMcp.Server.Cli.Client;
using NetMcp.Server.Cli.Output;

namespace NetMcp.Server.Cli.Changing;

/// <summary><c>netmcp changes list</c>.</summary>
internal static class ChangesListCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var server = new ServerOptions();
        var json = CommonOptions.Json();
        var device = new Option<string?>("--device") { Description = "Only changes that touch this device." };
        var state = new Option<string?>("--state") { Description = "Only changes in this state, for example confirmed." };
        var limit = new Option<int?>("--limit") { Description = "The most changes to show." };
        var command = new Command("list", "List the changes, the newest first.") { device, state, limit, json };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var arguments = new JsonObject();
            Add(arguments, "device", parsed.GetValue(device) is { } name ? JsonValue.Create(name) : null);
            Add(arguments, "state", parsed.GetValue(state) is { } word ? JsonValue.Create(word) : null);
            Add(arguments, "limit", parsed.GetValue(limit) is { } most ? JsonValue.Create(most) : null);
            await using var gateway = await server.ConnectAsync(parsed, console, cancellationToken);
            return ResultPrinter.Print(console, await ChangeCalls.CallAsync(gateway, "list", arguments, cancellationToken), parsed.GetValue(json));
        });
        return command;
    }

    private static void Add(JsonObject arguments, string name, JsonNode? value)
    {
        if (value is not null)
        {
            arguments[name] = value;
        }
    }
}
