using System.CommandLine;
using NetMcp.Server.Cli.Client;
using NetMcp.Server.Cli.Output;

namespace NetMcp.Server.Cli;

/// <summary><c>netmcp call TOOL --argument value...</c>: calls a tool of a running server, as an agent does.</summary>
internal static class CallCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var tool = new Argument<string>("TOOL") { Description = "A tool's name; 'netmcp tools' lists them." };
        // The parser knows no tool: options that it does not know either are left to this argument as they stand.
        var given = new Argument<string[]>("--name value")
        {
            Description = "The tool's arguments, each an option of its name: --device edge-1 --path /ietf-interfaces:interfaces. " +
                "A list's may be repeated, a flag needs no value; 'netmcp tools' shows what each tool has.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var server = new ServerOptions();
        var json = CommonOptions.Json();
        var document = new Option<string?>("--arguments") { Description = "The arguments as one JSON object; single ones given beside it win.", HelpName = "JSON" };
        var command = new Command(
            "call",
            "Call a tool of a running server. " +
            "Exit codes: 0 done, 1 the tool or a device failed, 2 wrong usage, 69 no server.")
        {
            tool, given, json, document,
        };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var gateway = await server.ConnectAsync(parsed, console, cancellationToken);
            var definition = await gateway.FindToolAsync(parsed.GetRequiredValue(tool), cancellationToken);
            var arguments = CallArguments.Read(parsed.GetValue(given) ?? [], parsed.GetValue(document), definition);
            var result = await gateway.CallAsync(definition.Name, arguments, cancellationToken);
            return ResultPrinter.Print(console, result, parsed.GetValue(json));
        });
        return command;
    }
}
