using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Core.Tables;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Checking;

/// <summary><c>network.check</c>: short tables of the same columns, whatever models a device has.</summary>
internal sealed class CheckTool(ToolServices services, IDeviceDirectory directory, IDeviceSchemas schemas, IDeviceTables tables) : NetworkTool(services, Definition(services.Options, tables))
{
    /// <summary>The tool's name.</summary>
    public const string ToolName = "network.check";

    private static Tool Definition(ToolOptions options, IDeviceTables tables) => new()
    {
        Name = ToolName,
        Title = "Check devices",
        Description = "Short tables of what devices are doing, of the same columns whatever their models; each says which path it came from.",
        Annotations = ToolDefinitions.ReadOnly,
        InputSchema = ToolJson.Parse(
            $$"""
            {"type":"object","properties":{
            "devices":{"type":"array","items":{"type":"string"},"minItems":1,"maxItems":{{options.MaxDevicesPerCall}} },
            "kinds":{"type":"array","items":{"enum":[{{string.Join(',', tables.Kinds.Select(kind => $"\"{kind}\""))}}]},"minItems":1} },
            "required":["devices","kinds"],"additionalProperties":false}
            """),
        OutputSchema = ToolDefinitions.Output("\"results\":{\"type\":\"array\"},\"errors\":{\"type\":\"array\"}", "results"),
    };

    protected override async Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var names = arguments.Texts("devices", DeviceArgument.Limit, Options.MaxDevicesPerCall);
        var kinds = arguments.Texts("kinds", new TextLimit(Options.MaxWordLength), tables.Kinds.Count);
        foreach (var kind in kinds.Where(kind => !tables.Kinds.Contains(kind)))
        {
            arguments.Mistake($"'kinds' has {SafeText.Quote(kind)}; it takes {string.Join(", ", tables.Kinds)}.");
        }

        if (arguments.Failure is { } mistakes)
        {
            return Failed(mistakes);
        }

        var devices = names.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var answers = new List<(JsonObject? Table, Failure? Failure)>[devices.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Options.ParallelDevices, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, devices.Count, options, async (index, token) =>
            answers[index] = await CheckDeviceAsync(arguments, devices[index], kinds.Distinct(StringComparer.Ordinal), token).ConfigureAwait(false)).ConfigureAwait(false);
        return Answer([.. answers.SelectMany(answer => answer)]);
    }

    private async Task<List<(JsonObject? Table, Failure? Failure)>> CheckDeviceAsync(ToolArguments arguments, string name, IEnumerable<string> kinds, CancellationToken cancellationToken)
    {
        if (!DeviceArgument.FindSummary(new VisibleDevices(directory, arguments.Access), name).TryGet(out var found, out var unknown))
        {
            return [(null, unknown)];
        }

        if (FindObjection(arguments, found, Datastore.Operational) is { } objection)
        {
            return [(null, objection)];
        }

        var device = found.Name;

        try
        {
            var outcome = await schemas.GetAsync(device, cancellationToken).ConfigureAwait(false);
            if (outcome.Failure is { } failure)
            {
                // Once, not once a kind.
                return [(null, failure with { Device = failure.Device ?? device })];
            }

            var answers = new List<(JsonObject? Table, Failure? Failure)>();
            foreach (var kind in kinds)
            {
                answers.Add(await CheckKindAsync(arguments, device, kind, cancellationToken).ConfigureAwait(false));
            }

            return answers;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // A bug that one device brings out must not cost the answers of the others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFault(device, exception);
            return [(null, FailureContent.Fault with { Device = device })];
        }
    }

    private async Task<(JsonObject? Table, Failure? Failure)> CheckKindAsync(ToolArguments arguments, DeviceName device, string kind, CancellationToken cancellationToken)
    {
        var outcome = await tables.ReadAsync(device, kind, arguments.Nodes, cancellationToken).ConfigureAwait(false);
        return outcome.TryGet(out var table, out var failure)
            ? (new CheckContent(Options, Failures).Write(device, table), null)
            : (null, failure with { Device = failure.Device ?? device });
    }

    private ToolAnswer Answer(List<(JsonObject? Table, Failure? Failure)> answers)
    {
        var failures = answers.Where(answer => answer.Failure is not null).Select(answer => answer.Failure!).ToList();
        var tables = answers.Where(answer => answer.Table is not null).Select(answer => answer.Table!).ToList();
        if (tables.Count == 0 && failures is [var only])
        {
            return Failed(only);
        }

        var content = new JsonObject { ["results"] = new JsonArray([.. tables]) };
        if (failures.Count > 0)
        {
            content["errors"] = new JsonArray([.. failures.Select(failure => (JsonNode)Failures.Write(failure))]);
        }

        string[] rows = tables.Count == 0 ? [] : [UntrustedText.Fence(string.Join('\n', tables.Select(CheckContent.Text)))];
        var lines = rows.Concat(failures.Select(failure => FailureContent.Summarize(Failures.Write(failure))));
        return new ToolAnswer(content, string.Join('\n', lines), IsError: tables.Count == 0);
    }
}
