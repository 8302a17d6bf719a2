using System.CommandLine;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using NetMcp.Server.Cli.Client;
using NetMcp.Server.Cli.Output;

namespace NetMcp.Server.Cli;

/// <summary><c>netmcp tools</c>: what a running server offers to agents.</summary>
internal static class ToolsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var server = new ServerOptions();
        var json = CommonOptions.Json();
        var command = new Command("tools", "List the tools of a running server, with their arguments.") { json };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var gateway = await server.ConnectAsync(parsed, console, cancellationToken);
            var tools = await gateway.ListToolsAsync(cancellationToken);
            if (parsed.GetValue(json))
            {
                JsonText.Write(console.Out, new JsonArray([.. tools.Select(JsonText.Of)]));
            }
            else
            {
                Print(console.Out, tools);
            }

            return CliExitCode.Done;
        });
        return command;
    }

    private static void Print(TextWriter output, IReadOnlyList<Tool> tools)
    {
        foreach (var tool in tools)
        {
            output.WriteLine(TerminalText.Clean(tool.Name));
            output.WriteLine("  " + TerminalText.Clean(tool.Description ?? string.Empty));
            var options = CallArguments.Describe(tool);
            TextTable.Write(output, null, options.Select(option => new[] { "  " + option.Option, option.Meaning }));
            output.WriteLine();
        }
    }
}
