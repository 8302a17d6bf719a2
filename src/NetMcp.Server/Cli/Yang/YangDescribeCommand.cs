using System.CommandLine;
using System.Text.Json.Nodes;
using NetMcp.Server.Cli.Output;
using NetMcp.Yang.JsonSchemas;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Summaries;
using NetMcp.Yang.Trees;

namespace NetMcp.Server.Cli.Yang;

/// <summary><c>netmcp yang describe</c>: what a schema node is.</summary>
internal static class YangDescribeCommand
{
    private const string Summary = "summary";
    private const string JsonSchema = "json-schema";
    private const string Tree = "tree";

    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var path = new Argument<string>("PATH") { Description = "The node: /module:container/list." };
        var inputs = new YangInputs();
        var form = new Option<string>("--as") { Description = "The form of the answer.", DefaultValueFactory = _ => Summary };
        form.AcceptOnlyFromAmong(Summary, JsonSchema, Tree);
        var depth = YangOptions.Depth();
        var json = CommonOptions.Json();
        var command = new Command("describe", "Say what a schema node is. Exit codes: 0 done, 1 a module is not correct or there is no such node, 2 wrong usage.") { path };
        inputs.AddTo(command);
        command.Add(form);
        command.Add(depth);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) =>
        {
            var input = inputs.Compile(parsed, cancellationToken);
            DiagnosticPrinter.Print(console.Error, input.Compilation.Diagnostics);
            var schema = input.Compilation.Schema;
            if (!DataPath.TryRead(schema, parsed.GetRequiredValue(path), out var found, out var error))
            {
                throw new CliException(CliExitCode.Failed, $"At character {error.Offset + 1} of the path: {error.Message}");
            }

            Write(console, found.Target, parsed.GetValue(form), parsed.GetValue(depth), parsed.GetValue(json));
            return Task.FromResult(input.Compilation.Succeeded ? CliExitCode.Done : CliExitCode.Failed);
        });
        return command;
    }

    private static void Write(CliConsole console, SchemaNode node, string? form, int? depth, bool json)
    {
        switch (form)
        {
            case JsonSchema:
                JsonText.Write(console.Out, JsonSchemaWriter.Write(node, new JsonSchemaOptions { Depth = depth }));
                break;
            case Tree:
                using (var text = new StringWriter())
                {
                    TreeDiagram.Write(text, node, new TreeOptions { Depth = depth });
                    WriteTree(console.Out, text.ToString(), json);
                }

                break;
            default:
                var summary = NodeSummary.Write(node, depth is null ? null : new SummaryOptions { Depth = depth.Value });
                if (json)
                {
                    JsonText.Write(console.Out, summary);
                }
                else
                {
                    ReadableJson.Write(console.Out, summary);
                }

                break;
        }
    }

    private static void WriteTree(TextWriter output, string tree, bool json)
    {
        if (json)
        {
            JsonText.Write(output, new JsonObject { ["tree"] = tree });
        }
        else
        {
            output.Write(TerminalText.Clean(tree));
        }
    }
}
