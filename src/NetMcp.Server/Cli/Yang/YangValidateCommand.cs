using System.CommandLine;
using System.Text.Json.Nodes;
using NetMcp.Server.Cli.Output;
using NetMcp.Yang.Data;
using NetMcp.Yang.Validation;

namespace NetMcp.Server.Cli.Yang;

/// <summary><c>netmcp yang validate</c>: checks instance data against modules (RFC 7950 section 8).</summary>
internal static class YangValidateCommand
{
    private const string Configuration = "config";
    private const string All = "all";

    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "Instance data in XML or RFC 7951 JSON." };
        var inputs = new YangInputs();
        var content = new Option<string>("--content") { Description = "What the data are: configuration only, or state too.", DefaultValueFactory = _ => Configuration };
        content.AcceptOnlyFromAmong(Configuration, All);
        var partial = new Option<bool>("--partial") { Description = "The data are not all there is: what depends on the rest is a warning." };
        var json = CommonOptions.Json();
        var command = new Command("validate", "Check instance data against modules. Exit codes: 0 valid, 1 a module or the data is not, 2 wrong usage.") { file };
        inputs.AddTo(command, asOption: true);
        command.Add(content);
        command.Add(partial);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) =>
        {
            var input = inputs.Compile(parsed, cancellationToken);
            DiagnosticPrinter.Print(console.Error, input.Compilation.Diagnostics);
            var asJson = parsed.GetValue(json);
            var data = DataFile.Read(parsed.GetRequiredValue(file), input.Compilation.Schema, asJson ? TextWriter.Null : console.Error);
            var options = new ValidationOptions
            {
                Content = parsed.GetValue(content) == All ? DataContent.All : DataContent.Configuration,
                IsComplete = !parsed.GetValue(partial),
            };
            var result = data.Result.Tree is { } tree ? YangValidator.Validate(tree, options, cancellationToken) : null;
            var isValid = input.Compilation.Succeeded && data.IsCorrect && result is { IsValid: true };
            if (asJson)
            {
                JsonText.Write(console.Out, Describe(data, result, isValid));
            }
            else
            {
                Print(console, data, result, isValid);
            }

            return Task.FromResult(isValid ? CliExitCode.Done : CliExitCode.Failed);
        });
        return command;
    }

    private static void Print(CliConsole console, DataFile data, ValidationResult? result, bool isValid)
    {
        // The reader has said it already, with the column.
        var told = data.Result.Problems.Select(problem => (problem.Path, problem.Line)).ToHashSet();
        foreach (var error in result?.Errors ?? [])
        {
            if (error.Rule is ValidationRule.Type or ValidationRule.UnknownNode && told.Contains((error.InstancePath, error.Line)))
            {
                continue;
            }

            var place = error.Line > 0 ? $"{data.Path}:{error.Line}" : data.Path;
            console.Error.WriteLine(TerminalText.Clean($"{place}: {Severity(error)} {error.Rule}: {error}").ReplaceLineEndings(" "));
        }

        if (isValid)
        {
            console.Out.WriteLine($"{data.Path}: valid{(result!.WarningCount > 0 ? $", with {result.WarningCount} warnings" : string.Empty)}.");
        }
    }

    private static JsonObject Describe(DataFile data, ValidationResult? result, bool isValid) => new()
    {
        ["valid"] = isValid,
        ["problems"] = new JsonArray([.. data.Result.Problems.Select(problem => (JsonNode)new JsonObject
        {
            ["line"] = problem.Line,
            ["column"] = problem.Column,
            ["path"] = problem.Path,
            ["kind"] = problem.Kind.ToString(),
            ["message"] = problem.Message,
        })]),
        ["findings"] = new JsonArray([.. (result?.Errors ?? []).Select(error => (JsonNode)new JsonObject
        {
            ["severity"] = Severity(error),
            ["rule"] = error.Rule.ToString(),
            ["path"] = error.InstancePath,
            ["schemaPath"] = error.SchemaPath,
            ["line"] = error.Line,
            ["value"] = error.Value,
            ["errorTag"] = error.ErrorTag,
            ["errorAppTag"] = error.ErrorAppTag,
            ["message"] = error.Message,
        })]),
    };

    private static string Severity(ValidationError error) => error.Severity == ValidationSeverity.Error ? "error" : "warning";
}
