using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Reading;

/// <summary><c>network.yang.get</c>: reads a datastore of one device or several.</summary>
internal sealed class YangGetTool(ToolServices services, IDeviceDirectory directory, IDeviceReader reader) : NetworkTool(services, Definition(services.Options))
{
    /// <summary>The tool's name.</summary>
    public const string ToolName = "network.yang.get";

    // Not every device refuses a name that it does not know: to netconfd it is one that selects nothing.
    private const string NothingMatched = "Nothing matched. That is no error: such data may be absent, or a name in the path is wrong and the device does not say so.";

    private readonly DeviceFanOut _fanOut = new(reader, services.Options.ParallelDevices, services.Logger);

    private static Tool Definition(ToolOptions options) => new()
    {
        Name = ToolName,
        Title = "Read YANG data",
        Description = "Reads a datastore of devices in parallel: a result or an error each, equal results once. An answer over max_bytes is cut and says how to narrow it.",
        Annotations = ToolDefinitions.ReadOnly,
        InputSchema = ToolJson.Parse(
            $$"""
            {"type":"object","properties":{
            "devices":{"type":"array","items":{"type":"string"},"minItems":1,"maxItems":{{options.MaxDevicesPerCall}},"description":"Names from network.devices.list"},
            "path":{"type":"string","description":"XPath with module names as prefixes, e.g. /ietf-interfaces:interfaces/interface[name='eth0'], or a subtree filter as XML. Required for operational"},
            "datastore":{"enum":["operational","running","candidate","startup","intended"],"default":"operational"},
            "with_defaults":{"enum":["report-all","report-all-tagged","trim","explicit"]},
            "format":{"enum":["xml"]},
            "max_bytes":{{ToolDefinitions.MaxBytes(options)}} },
            "required":["devices"],"additionalProperties":false}
            """),
        OutputSchema = ToolDefinitions.Output(
            """
            "datastore":{"type":"string"},
            "results":{"type":"array","items":{"type":"object","properties":{"devices":{"type":"array"},"data":{"type":"string"},
            "truncated":{"type":"boolean"},"narrow":{"type":"string"},"mixedConfigAndState":{"type":"boolean"}},"required":["devices","data"]}},
            "errors":{"type":"array"}
            """,
            "results"),
    };

    protected override async Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var names = arguments.Texts("devices", DeviceArgument.Limit, Options.MaxDevicesPerCall);
        RefuseRepeated(arguments, names);
        var path = PathArgument.Read(arguments, Options);
        var datastore = arguments.Choice("datastore", ReadWords.Datastores) ?? Datastore.Operational;
        var defaults = arguments.Choice("with_defaults", ReadWords.DefaultModes);
        arguments.Choice("format", ReadWords.Formats);
        var maxBytes = arguments.DataBytes(Options);
        if (arguments.Failure is null && path is null && datastore == Datastore.Operational)
        {
            arguments.Mistake(
                "All of the operational state at once is too much: give a 'path', for example /ietf-interfaces:interfaces. " +
                "network.device.describe lists a device's modules; datastore=running may be read without a path.");
        }

        if (arguments.Failure is { } mistakes)
        {
            return Failed(mistakes);
        }

        var found = names.Select(name => DeviceArgument.Find(directory, name)).ToList();
        var devices = found.Where(device => device.IsSuccess).Select(device => device.Value).ToList();
        var request = new DeviceReadRequest
        {
            Datastore = datastore,
            Path = path,
            WithDefaults = defaults,
            MaxBytes = ReadAhead(maxBytes, devices.Count),
        };
        var outcomes = await _fanOut.ReadAsync(devices, request, cancellationToken).ConfigureAwait(false);
        var failures = found.Where(device => !device.IsSuccess).Select(device => device.Failure!)
            .Concat(outcomes.Where(outcome => !outcome.IsSuccess).Select(outcome => outcome.Failure!))
            .ToList();
        var documents = devices.Zip(outcomes).Where(pair => pair.Second.IsSuccess).Select(pair => (pair.First, pair.Second.Value));
        return failures.Count == names.Count ? AllFailed(failures) : Answer([.. DocumentGroup.Of(documents)], failures, request, maxBytes, arguments.Form);
    }

    // Devices compare without regard to case, so edge-1 and EDGE-1 are the same one.
    private static void RefuseRepeated(ToolArguments arguments, IReadOnlyList<string> names)
    {
        foreach (var repeated in names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            arguments.Mistake($"'devices' names {SafeText.Quote(repeated.Key)} {repeated.Count()} times; name each device once.");
        }
    }

    // Each device may fill the whole answer if the others leave it room, as far as memory for the call allows.
    private int ReadAhead(int maxBytes, int devices) =>
        Math.Min(maxBytes, Math.Max(maxBytes, Options.GatherBytes) / Math.Max(1, devices));

    private ToolAnswer AllFailed(List<Failure> failures)
    {
        if (failures is [var only])
        {
            return Failed(only);
        }

        // The worst is what the whole call came to; the parts say the rest.
        var worst = failures.MaxBy(failure => failure.Transmission)!;
        var answer = Failed(worst with
        {
            Message = $"All {failures.Count} devices failed, one with: {worst.Message}",
            Retryable = failures.Exists(failure => failure.Retryable),
        });
        answer.Structured["errors"] = Errors(failures);
        return answer with { Text = string.Join('\n', failures.Select(failure => FailureContent.Summarize(Failures.Write(failure)))) };
    }

    private ToolAnswer Answer(DocumentGroup[] groups, List<Failure> failures, DeviceReadRequest request, int maxBytes, AnswerForm form)
    {
        var shares = AnswerBudget.Share([.. groups.Select(group => group.Bytes)], maxBytes);
        var writer = new DocumentContent(Options, Failures, form);
        var results = groups.Zip(shares, (group, share) => writer.Write(group, share, request.Path, NothingMatched)).ToList();
        var summaries = failures.Select(failure => FailureContent.Summarize(Failures.Write(failure))).ToList();
        var content = new JsonObject
        {
            ["datastore"] = ReadWords.Datastore(request.Datastore),
            ["results"] = new JsonArray([.. results]),
        };
        if (failures.Count > 0)
        {
            content["errors"] = Errors(failures);
        }

        return new ToolAnswer(content, string.Join('\n', results.Select(DocumentContent.Text).Concat(summaries)));
    }

    private JsonArray Errors(List<Failure> failures) => new([.. failures.Select(failure => (JsonNode)Failures.Write(failure))]);
}
