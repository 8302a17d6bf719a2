using System.Diagnostics;
using System.Text.Json.Nodes;
using NetMcp.TestKit;

namespace NetMcp.Yang.Tests.JsonSchemas;

/// <summary>A validator that others wrote: ajv, with its meta-schema of 2020-12 and the regular expressions of ECMA-262.</summary>
internal static class Ajv
{
    /// <summary>What it says of each instance of each schema: null, or why it does not fit.</summary>
    /// <exception cref="InvalidOperationException">One of the schemas is none.</exception>
    public static async Task<IReadOnlyList<IReadOnlyList<string?>>> JudgeAsync(IReadOnlyList<(JsonObject Schema, JsonObject[] Instances)> jobs)
    {
        using var folder = new TempDirectory();
        JsonArray asked = [.. jobs.Select(job => new JsonObject { ["schema"] = job.Schema.DeepClone(), ["instances"] = new JsonArray([.. job.Instances.Select(instance => instance.DeepClone())]) })];
        folder.Write("jobs.json", asked.ToJsonString());
        var start = new ProcessStartInfo(NodePackages.Node, [Repository.Path("tests", "NetMcp.Yang.Tests", "JsonSchemas", "ajv.cjs"), folder.File("jobs.json")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            var answers = await output.Guarded("ajv");
            if (answers.Length == 0)
            {
                throw new InvalidOperationException(await errors.Guarded());
            }

            return [.. ((JsonArray)JsonNode.Parse(answers)!).Select((answer, job) => answer!["broken"] is { } broken
                ? throw new InvalidOperationException($"{broken}: {jobs[job].Schema.ToJsonString()[..400]}")
                : ((JsonArray)answer["verdicts"]!).Select(verdict => (string?)verdict).ToArray())];
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
