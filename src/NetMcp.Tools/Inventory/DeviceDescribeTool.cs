using ModelContextProtocol.Protocol;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Schemas;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Inventory;

/// <summary><c>network.device.describe</c>: what one device is and has.</summary>
internal sealed class DeviceDescribeTool(ToolServices services, IDeviceDirectory directory, IDeviceSchemas schemas) : NetworkTool(services, Definition(services.Options))
{
    /// <summary>The tool's name.</summary>
    public const string ToolName = "network.device.describe";

    private readonly SchemaContent _schema = new(services, schemas);

    private static Tool Definition(ToolOptions options) => new()
    {
        Name = ToolName,
        Title = "Describe a device",
        Description = "What a device has: YANG modules (so which paths network.yang.get can read), datastores, capabilities, sessions, and what could be promised for a change.",
        Annotations = ToolDefinitions.ReadOnly,
        InputSchema = ToolJson.Parse(
            $$"""
            {"type":"object","properties":{"device":{"type":"string"},
            "modules":{"type":"string","description":"Part of a module name: only these, with namespace, features and deviations. Else the first {{options.MaxModulesListed}} names"} },
            "required":["device"],"additionalProperties":false}
            """),
        OutputSchema = ToolDefinitions.Output(
            """
            "device":{"type":["object","string"]},"protocolVersion":{"type":"string"},"nmda":{"type":"boolean"},
            "datastores":{"type":"array"},"filters":{"type":"array"},"capabilities":{"type":"array"},
            "modules":{"type":"object","properties":{"total":{"type":"integer"},"matching":{"type":"integer"},"listed":{"type":"array"}}},
            "schema":{"type":"object"},"sessions":{"type":"array"},"changePromise":{"type":"object"}
            """,
            "modules"),
    };

    protected override async Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var name = arguments.Text("device", DeviceArgument.Limit, required: true);
        var filter = arguments.Text("modules", new TextLimit(Options.MaxWordLength));
        if (arguments.Failure is { } mistakes)
        {
            return Failed(mistakes);
        }

        if (!DeviceArgument.FindSummary(new VisibleDevices(directory, arguments.Access), name!).TryGet(out var found, out var unknown))
        {
            return Failed(unknown);
        }

        if (FindObjection(arguments, found) is { } objection)
        {
            return Failed(objection);
        }

        var device = found.Name;

        var outcome = await directory.DescribeAsync(device, cancellationToken).ConfigureAwait(false);
        if (!outcome.TryGet(out var description, out var failure))
        {
            return Failed(failure with { Device = failure.Device ?? device });
        }

        var schema = await _schema.WriteAsync(device, cancellationToken).ConfigureAwait(false);
        return new DescriptionContent(Options, Failures).Write(description, filter, schema);
    }
}
