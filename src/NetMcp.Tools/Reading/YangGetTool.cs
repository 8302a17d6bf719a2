using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Reading;

/// <summary><c>network.yang.get</c>: reads a datastore of one device or several, or goes on with a read.</summary>
internal sealed class YangGetTool(ToolServices services, IDeviceDirectory directory, IDeviceReader reader, IReadCursors cursors)
    : NetworkTool(services, Definition(services.Options))
{
    /// <summary>The tool's name.</summary>
    public const string ToolName = "network.yang.get";

    // Not every device refuses a name that it does not know: to netconfd it is one that selects nothing.
    private const string NothingMatched = "Nothing matched. That is no error: such data may be absent, or a name in the path is wrong and the device does not say so.";

    private readonly DeviceFanOut _fanOut = new(reader, services.Options.ParallelDevices, services.Logger);

    private string[] OtherThanCursor => [.. ProtocolTool.InputSchema.GetProperty("properties").EnumerateObject().Select(property => property.Name).Except([CursorArgument.Name, "max_bytes"])];

    private static Tool Definition(ToolOptions options) => new()
    {
        Name = ToolName,
        Title = "Read YANG data",
        Description = "Reads a datastore of devices in parallel as RFC 7951 JSON: a result or an error each, equal results once. A result over max_bytes is cut, says how to narrow it, and has a cursor to its rest.",
        Annotations = ToolDefinitions.ReadOnly,
        InputSchema = ToolJson.Parse(
            $$"""
            {"type":"object","properties":{
            "devices":{"type":"array","items":{"type":"string"},"minItems":1,"maxItems":{{options.MaxDevicesPerCall}},"description":"Names from network.devices.list"},
            "path":{"type":"string","description":"XPath with module names as prefixes, e.g. /ietf-interfaces:interfaces/interface[name='eth0'], or a subtree filter as XML. Required for operational"},
            "fields":{"type":"string","description":"Only these below path, e.g. oper-status;statistics(in-octets;out-octets)"},
            "depth":{"type":"integer","minimum":1,"description":"Levels; path ends at 1"},
            "content":{"enum":["all","config","state"]},
            "datastore":{"enum":["operational","running","candidate","startup","intended"],"default":"operational"},
            "with_defaults":{"enum":["report-all","report-all-tagged","trim","explicit"]},
            "format":{"enum":["json","xml"]},
            "max_bytes":{{ToolDefinitions.MaxBytes(options)}},
            "cursor":{"type":"string","description":"Goes on with a cut result, without other arguments"} },
            "additionalProperties":false}
            """),
        OutputSchema = ToolDefinitions.Output(
            """
            "datastore":{"type":"string"},
            "results":{"type":"array","items":{"type":"object","properties":{"devices":{"type":"array"},"data":{"type":["object","string"]},
            "truncated":{"type":"boolean"},"narrow":{"type":"string"},"cursor":{"type":"string"},"mixedConfigAndState":{"type":"boolean"}},"required":["devices","data"]}},
            "errors":{"type":"array"}
            """,
            "results"),
    };

    protected override async Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var visible = new VisibleDevices(directory, arguments.Access);
        if (arguments.Has(CursorArgument.Name))
        {
            return GoOn(arguments, visible);
        }

        var names = arguments.Texts("devices", DeviceArgument.Limit, Options.MaxDevicesPerCall);
        RefuseRepeated(arguments, names);
        var request = ReadArguments.Read(arguments, Options);
        var maxBytes = arguments.DataBytes(Options);
        if (arguments.Failure is { } mistakes)
        {
            return Failed(mistakes);
        }

        var found = names.Select(name => Find(arguments, visible, name, request.Datastore)).ToList();
        var devices = found.Where(device => device.IsSuccess).Select(device => device.Value).ToList();
        request = request with { MaxBytes = ReadAhead(maxBytes, devices.Count), Nodes = arguments.Nodes };
        var outcomes = await _fanOut.ReadAsync(devices, request, cancellationToken).ConfigureAwait(false);
        var failures = found.Where(device => !device.IsSuccess).Select(device => device.Failure!)
            .Concat(outcomes.Where(outcome => !outcome.IsSuccess).Select(outcome => outcome.Failure!))
            .ToList();
        var documents = devices.Zip(outcomes).Where(pair => pair.Second.IsSuccess).Select(pair => (pair.First, pair.Second.Value));
        return failures.Count == names.Count ? AllFailed(failures) : Answer([.. DocumentGroup.Of(documents)], failures, request, maxBytes, arguments);
    }

    private Outcome<DeviceName> Find(ToolArguments arguments, VisibleDevices visible, string name, Datastore datastore) =>
        !DeviceArgument.FindSummary(visible, name).TryGet(out var device, out var unknown) ? unknown
            : FindObjection(arguments, device, datastore) is { } objection ? objection
            : device.Name;

    // Devices compare without regard to case, so edge-1 and EDGE-1 are the same one.
    private static void RefuseRepeated(ToolArguments arguments, IReadOnlyList<string> names)
    {
        foreach (var repeated in names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            arguments.Mistake($"'devices' names {SafeText.Quote(repeated.Key)} {repeated.Count()} times; name each device once.");
        }
    }

    private ToolAnswer GoOn(ToolArguments arguments, VisibleDevices visible)
    {
        var found = CursorArgument.Find(arguments, OtherThanCursor, cursors);
        var maxBytes = arguments.DataBytes(Options);
        if (arguments.Failure is { } mistakes)
        {
            return Failed(mistakes);
        }

        if (!found.TryGet(out var rest, out var failure))
        {
            return Failed(failure);
        }

        // Who may see less than when the cursor was given sees less now.
        var content = rest.Devices.All(device => Find(arguments, visible, device.Value, rest.Datastore).IsSuccess)
            ? new PageContent(Options, Failures, cursors, arguments).Write(rest, maxBytes)
            : null;
        return content is null
            ? Failed(new Failure(FailureCode.InvalidArgument, "What this cursor stands for is not kept any more. Read again."))
            : Answer([content], [], rest.Datastore);
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

    private ToolAnswer Answer(DocumentGroup[] groups, List<Failure> failures, DeviceReadRequest request, int maxBytes, ToolArguments arguments)
    {
        var shares = AnswerBudget.Share([.. groups.Select(group => group.Bytes)], maxBytes);
        var xml = new DocumentContent(Options, Failures, arguments.Form);
        var json = new PageContent(Options, Failures, cursors, arguments);
        var results = groups.Zip(shares, (group, share) => group.Document.Format == DataFormat.Json
            ? json.Write(group, request.Datastore, share, NothingMatched)
            : xml.Write(group, share, request.Path, NothingMatched));
        return Answer([.. results], failures, request.Datastore);
    }

    private ToolAnswer Answer(List<JsonObject> results, List<Failure> failures, Datastore datastore)
    {
        // Written before the results become part of the answer, and so of one tree.
        var texts = results.Select(DocumentContent.Text).Concat(failures.Select(failure => FailureContent.Summarize(Failures.Write(failure)))).ToList();
        var content = new JsonObject
        {
            ["datastore"] = ReadWords.Datastore(datastore),
            ["results"] = new JsonArray([.. results]),
        };
        if (failures.Count > 0)
        {
            content["errors"] = Errors(failures);
        }

        return new ToolAnswer(content, string.Join('\n', texts));
    }

    private JsonArray Errors(List<Failure> failures) => new([.. failures.Select(failure => (JsonNode)Failures.Write(failure))]);
}
