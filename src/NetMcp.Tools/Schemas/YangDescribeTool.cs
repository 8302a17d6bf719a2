using ModelContextProtocol.Protocol;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Schemas;
using NetMcp.Tools.Calling;
using NetMcp.Yang.Paths;

namespace NetMcp.Tools.Schemas;

/// <summary><c>network.yang.describe</c>: what a node of a device's models is.</summary>
internal sealed class YangDescribeTool(ToolServices services, IDeviceDirectory directory, IDeviceSchemas schemas) : NetworkTool(services, Definition())
{
    /// <summary>The tool's name.</summary>
    public const string ToolName = "network.yang.describe";

    private const int DeepestDepth = 32;

    private static readonly IReadOnlyDictionary<string, DescribeForm> Forms = new Dictionary<string, DescribeForm>(StringComparer.Ordinal)
    {
        ["summary"] = DescribeForm.Summary,
        ["json-schema"] = DescribeForm.JsonSchema,
        ["tree"] = DescribeForm.Tree,
    };

    private static Tool Definition() => new()
    {
        Name = ToolName,
        Title = "Describe a YANG node",
        Description = "Says what a node of a device's models is: type, keys, constraints, what is in it. The JSON Schema is of its data in RFC 7951 JSON.",
        Annotations = ToolDefinitions.ReadOnly,
        InputSchema = ToolJson.Parse(
            $$"""
            {"type":"object","properties":{"device":{"type":"string"},
            "path":{"type":"string","description":"/module:container/list; / for what is at the top"},
            "depth":{"type":"integer","minimum":1,"maximum":{{DeepestDepth}} },
            "as":{"enum":["summary","json-schema","tree"],"default":"summary"} },
            "required":["device","path"],"additionalProperties":false}
            """),
        OutputSchema = ToolDefinitions.Output("\"path\":{\"type\":\"string\"},\"tree\":{\"type\":\"string\"},\"schema\":{\"type\":\"object\"},\"children\":{\"type\":\"object\"}", "path"),
    };

    protected override async Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var name = arguments.Text("device", DeviceArgument.Limit, required: true);
        var path = arguments.Text("path", new TextLimit(Options.MaxPathLength), required: true)?.Trim();
        var depth = arguments.Number("depth", 1, DeepestDepth);
        var form = arguments.Choice("as", Forms) ?? DescribeForm.Summary;
        if (arguments.Failure is { } mistakes)
        {
            return Failed(mistakes);
        }

        if (!DeviceArgument.FindSummary(new VisibleDevices(directory, arguments.Access), name!).TryGet(out var summary, out var unknown))
        {
            return Failed(unknown);
        }

        if (FindObjection(arguments, summary) is { } objection)
        {
            return Failed(objection);
        }

        var device = summary.Name;

        var outcome = await schemas.GetAsync(device, cancellationToken).ConfigureAwait(false);
        if (!outcome.TryGet(out var schema, out var failure))
        {
            return Failed(failure with { Device = failure.Device ?? device });
        }

        var shows = VisibleNodes.TestFor(arguments.Nodes);
        var content = new NodeContent(Options, Failures, shows);
        if (path is "/" or "")
        {
            return content.WriteTop(schema);
        }

        return DataPath.TryRead(schema.Schema, path!, shows, out var found, out var error)
            ? content.Write(found.Target, form, depth)
            : Failed(new Failure(FailureCode.InvalidArgument, $"'path', character {error.Offset + 1}: {error.Message}") { Device = device });
    }
}
