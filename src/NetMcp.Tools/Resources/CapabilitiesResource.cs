using ModelContextProtocol.Protocol;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Inventory;

namespace NetMcp.Tools.Resources;

/// <summary><c>network:///device/{name}/capabilities</c>: one device as <c>network.device.describe</c> shows it.</summary>
internal sealed class CapabilitiesResource(ToolServices services, IDeviceDirectory directory) : DeviceResource(services)
{
    /// <inheritdoc/>
    public override ResourceTemplate ProtocolResourceTemplate { get; } = new()
    {
        UriTemplate = ResourceAddress.CapabilitiesTemplate,
        Name = "capabilities",
        Title = "Capabilities of a device",
        Description = "What one device is and has: capabilities, modules, datastores, what a change could promise.",
        MimeType = "application/json",
    };

    /// <inheritdoc/>
    protected override string ToolName => DeviceDescribeTool.ToolName;

    /// <inheritdoc/>
    public override bool IsMatch(string uri) => ResourceAddress.NameIn(uri) is not null;

    /// <inheritdoc/>
    protected override async Task<Outcome<ReadResourceResult>> ReadAsync(string uri, ICaller caller, CancellationToken cancellationToken)
    {
        if (!DeviceArgument.FindSummary(new VisibleDevices(directory, caller), ResourceAddress.NameIn(uri) ?? string.Empty).TryGet(out var device, out var unknown))
        {
            return unknown;
        }

        if (DeviceModels.FindObjection(caller, device, datastore: null) is { } objection)
        {
            return objection;
        }

        var outcome = await directory.DescribeAsync(device.Name, cancellationToken).ConfigureAwait(false);
        return outcome.Select(description =>
        {
            var answer = new DescriptionContent(Services.Options, Services.Failures).Write(description, filter: null);
            return new ReadResourceResult
            {
                Contents = [new TextResourceContents { Uri = uri, MimeType = "application/json", Text = ToolJson.Write(answer.Structured) }],
            };
        });
    }
}
