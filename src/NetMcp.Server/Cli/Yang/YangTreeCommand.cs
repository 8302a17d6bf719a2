using System.CommandLine;
using System.Text.Json.Nodes;
using NetMcp.Server.Cli.Output;
using NetMcp.Yang.Trees;

namespace NetMcp.Server.Cli.Yang;

/// <summary><c>netmcp yang tree</c>: tree diagrams (RFC 8340).</summary>
internal static class YangTreeCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var inputs = new YangInputs();
        var depth = YangOptions.Depth();
        var expand = new Option<bool>("--expand") { Description = "Show what augments add with all groupings expanded, as it is in the schema and not as it is written." };
        var json = CommonOptions.Json();
        var command = inputs.AddTo(new Command("tree", "Draw the tree diagrams of modules (RFC 8340). Exit codes: 0 done, 1 a module is not correct, 2 wrong usage."));
        command.Add(depth);
        command.Add(expand);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) =>
        {
            var input = inputs.Compile(parsed, cancellationToken);
            var trees = input.Modules.Select(pair => (pair.Module.Name, Text: Tree(input, pair, parsed.GetValue(depth), parsed.GetValue(expand)))).ToList();
            if (parsed.GetValue(json))
            {
                JsonText.Write(console.Out, new JsonObject
                {
                    ["trees"] = new JsonArray([.. trees.Select(tree => (JsonNode)new JsonObject { ["module"] = tree.Name, ["tree"] = tree.Text })]),
                    ["diagnostics"] = DiagnosticPrinter.Json(input.Compilation.Diagnostics),
                });
            }
            else
            {
                DiagnosticPrinter.Print(console.Error, input.Compilation.Diagnostics);
                console.Out.Write(TerminalText.Clean(string.Join('\n', trees.Select(tree => tree.Text))));
            }

            return Task.FromResult(input.Compilation.Succeeded ? CliExitCode.Done : CliExitCode.Failed);
        });
        return command;
    }

    private static string Tree(YangInput input, (NetMcp.Yang.Schema.YangModule Module, NetMcp.Yang.Syntax.YangStatement Root) pair, int? depth, bool expand)
    {
        using var text = new StringWriter();
        var options = new TreeOptions { Depth = depth, Written = expand ? [] : input.Statements(pair.Root) };
        TreeDiagram.Write(text, input.Compilation.Schema, pair.Module, options);
        return text.ToString();
    }
}
