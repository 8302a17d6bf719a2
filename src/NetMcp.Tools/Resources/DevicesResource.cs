using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Inventory;

namespace NetMcp.Tools.Resources;

/// <summary><c>network:///devices</c>: the inventory as <c>network.devices.list</c> shows it.</summary>
internal sealed class DevicesResource(ToolServices services, IDeviceDirectory directory) : McpServerResource
{
    private const string Address = ResourceAddress.Devices;

    /// <inheritdoc/>
    public override ResourceTemplate ProtocolResourceTemplate { get; } = new()
    {
        UriTemplate = Address,
        Name = "devices",
        Title = "Devices",
        Description = "The devices of the inventory, with their state.",
        MimeType = "application/json",
    };

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [new GivenByTool(DevicesListTool.ToolName)];

    /// <inheritdoc/>
    public override bool IsMatch(string uri) => uri == Address;

    /// <inheritdoc/>
    public override ValueTask<ReadResourceResult> ReadAsync(
        RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken = default)
    {
        var devices = new VisibleDevices(directory, CallerPrincipal.Of(request.User)).List(new DeviceQuery()).Select(device => (JsonNode)DeviceContent.Summary(device, services.Failures));
        var content = new JsonObject { ["devices"] = new JsonArray(devices.ToArray()) };
        return ValueTask.FromResult(new ReadResourceResult
        {
            Contents = [new TextResourceContents { Uri = Address, MimeType = "application/json", Text = ToolJson.Write(content) }],
        });
    }
}
