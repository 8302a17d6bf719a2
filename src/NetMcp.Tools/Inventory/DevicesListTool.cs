using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Inventory;

/// <summary><c>network.devices.list</c>: which devices there are. Asks no device anything.</summary>
internal sealed class DevicesListTool(ToolServices services, IDeviceDirectory directory) : NetworkTool(services, Definition)
{
    /// <summary>The tool's name.</summary>
    public const string ToolName = "network.devices.list";

    private static readonly Dictionary<string, DeviceState> States =
        Enum.GetValues<DeviceState>().ToDictionary(DeviceContent.State, StringComparer.Ordinal);

    private static Tool Definition => new()
    {
        Name = ToolName,
        Title = "List devices",
        Description = "The devices that can be asked, by name, with their state. Start here; it contacts none of them.",
        Annotations = ToolDefinitions.ReadOnly,
        InputSchema = ToolJson.Parse(
            """
            {"type":"object","properties":{
            "tag":{"type":"string"},"site":{"type":"string"},"role":{"type":"string"},
            "state":{"enum":["idle","connecting","up","down","blocked"]}},
            "additionalProperties":false}
            """),
        OutputSchema = ToolDefinitions.Output(
            """
            "count":{"type":"integer"},"devices":{"type":"array","items":{"type":"object","properties":{
            "name":{"type":"string"},"state":{"type":"string"}},"required":["name","state"]}}
            """,
            "devices"),
    };

    protected override Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var word = new TextLimit(Options.MaxWordLength);
        var query = new DeviceQuery
        {
            Tag = arguments.Text("tag", word),
            Site = arguments.Text("site", word),
            Role = arguments.Text("role", word),
            State = arguments.Choice("state", States),
        };
        return Task.FromResult(arguments.Failure is { } failure ? Failed(failure) : Answer(new VisibleDevices(directory, arguments.Access).List(query)));
    }

    private ToolAnswer Answer(IReadOnlyList<DeviceSummary> devices)
    {
        var content = new JsonObject
        {
            ["count"] = devices.Count,
            ["devices"] = new JsonArray(devices.Select(device => (JsonNode)DeviceContent.Summary(device, Failures)).ToArray()),
        };
        return new ToolAnswer(content);
    }
}
