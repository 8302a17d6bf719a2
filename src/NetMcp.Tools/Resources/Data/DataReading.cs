using ModelContextProtocol.Protocol;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Resources.Data;

/// <summary>Reads a part of a device's data for a resource.</summary>
internal sealed class DataReading(ToolServices services, IDeviceReader reader)
{
    /// <summary>Configuration and state as RFC 7951 JSON, within the size that an answer has when nobody says one.</summary>
    /// <param name="device">The device.</param>
    /// <param name="path">The path, or a subtree filter.</param>
    /// <param name="fields">Which parts are wanted (RFC 8040 section 4.8.3); null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="isOwnFilter">Whether the filter was made here, of what the caller may see.</param>
    public async Task<Outcome<DeviceDocument>> ReadAsync(ModelledDevice device, string path, string? fields, CancellationToken cancellationToken, bool isOwnFilter = false)
    {
        var request = new DeviceReadRequest
        {
            Datastore = Datastore.Operational,
            Path = path,
            Fields = fields,
            Format = DataFormat.Json,
            Nodes = device.Nodes,
            IsOwnFilter = isOwnFilter,
            MaxBytes = services.Options.DefaultMaxBytes,
        };
        var outcome = await reader.ReadAsync(device.Name, request, cancellationToken).ConfigureAwait(false);
        return outcome.TryGet(out var document, out var failure) ? document : failure with { Device = failure.Device ?? device.Name };
    }

    /// <summary>The document as a resource.</summary>
    /// <param name="uri">The address that was asked for.</param>
    /// <param name="document">The document.</param>
    /// <param name="path">The data path that the address stands for, where it is none itself.</param>
    public ReadResourceResult Write(string uri, DeviceDocument document, string? path = null) => new()
    {
        Contents =
        [
            new TextResourceContents
            {
                Uri = uri,
                // RFC 8040 section 11.3; XML is what is left where a device's answer cannot be made JSON.
                MimeType = document.Format == DataFormat.Json ? DataMedia.Json : DataMedia.Xml,
                Text = document.Text,
                Meta = DataMeta.Write(document, path, services.Failures),
            },
        ],
    };
}
