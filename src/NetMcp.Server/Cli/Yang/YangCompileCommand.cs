using System.CommandLine;
using System.Text.Json.Nodes;
using NetMcp.Server.Cli.Output;
using NetMcp.Yang.Schema;

namespace NetMcp.Server.Cli.Yang;

/// <summary><c>netmcp yang compile</c>: compiles modules and reports every mistake in them.</summary>
internal static class YangCompileCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var inputs = new YangInputs();
        var json = CommonOptions.Json();
        var command = inputs.AddTo(new Command("compile", "Compile modules and report every mistake in them as file:line:column. Exit codes: 0 correct, 1 not, 2 wrong usage."));
        command.Add(json);
        command.SetAction((parsed, cancellationToken) =>
        {
            var input = inputs.Compile(parsed, cancellationToken);
            if (parsed.GetValue(json))
            {
                JsonText.Write(console.Out, Describe(input));
            }
            else
            {
                DiagnosticPrinter.Print(console.Error, input.Compilation.Diagnostics);
                var schema = input.Compilation.Schema;
                console.Out.WriteLine(
                    $"{Count(schema.Modules.Count(module => module.IsImplemented), "module")} implemented, {schema.Modules.Count(module => !module.IsImplemented)} imported, " +
                    $"{Count(NodeCount(schema), "node")}, {schema.Degraded.Length} degraded.");
            }

            return Task.FromResult(input.Compilation.Succeeded ? CliExitCode.Done : CliExitCode.Failed);
        });
        return command;
    }

    private static JsonObject Describe(YangInput input)
    {
        var schema = input.Compilation.Schema;
        return new JsonObject
        {
            ["correct"] = input.Compilation.Succeeded,
            ["hash"] = schema.Hash,
            ["nodes"] = NodeCount(schema),
            ["modules"] = new JsonArray([.. schema.Modules.Select(module => (JsonNode)new JsonObject
            {
                ["name"] = module.Name,
                ["revision"] = module.Revision,
                ["implemented"] = module.IsImplemented,
            })]),
            ["degraded"] = new JsonArray([.. schema.Degraded.Select(degraded => (JsonNode)new JsonObject
            {
                ["name"] = degraded.Name,
                ["reason"] = degraded.Reason,
                ["missing"] = degraded.IsMissing,
            })]),
            ["diagnostics"] = DiagnosticPrinter.Json(input.Compilation.Diagnostics),
        };
    }

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? string.Empty : "s")}";

    private static int NodeCount(YangSchema schema) => schema.Modules.Sum(module => Count(module.Children));

    private static int Count(IEnumerable<SchemaNode> nodes) => nodes.Sum(node => 1 + Count(node.Children));
}
