using ModelContextProtocol.Protocol;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Reading;
using NetMcp.Yang.Paths;

namespace NetMcp.Tools.Resources.Data;

/// <summary>
/// One of the resources of draft-zw-opsawg-mcp-network-mgmt (section 5): data that most devices have, wherever the device's own models have it.
/// </summary>
internal sealed class CommonDataResource : DeviceResource
{
    private readonly DeviceModels _models;
    private readonly DataReading _reading;
    private readonly RouteTables _tables;
    private readonly CommonData _data;

    public CommonDataResource(ToolServices services, DeviceModels models, DataReading reading, RouteTables tables, CommonData data)
        : base(services)
    {
        (_models, _reading, _tables, _data) = (models, reading, tables, data);
        var (name, title) = Names(data);
        ProtocolResourceTemplate = new ResourceTemplate
        {
            UriTemplate = CommonAddress.Template(data),
            Name = name,
            Title = title,
            Description = title + ", from the model that the device has (ietf, else openconfig). Can be subscribed to.",
            MimeType = DataMedia.Json,
        };
    }

    /// <inheritdoc/>
    public override ResourceTemplate ProtocolResourceTemplate { get; }

    /// <inheritdoc/>
    protected override string ToolName => YangGetTool.ToolName;

    /// <inheritdoc/>
    public override bool IsMatch(string uri) => CommonAddress.TryRead(uri, out var address) && address.Data == _data;

    /// <inheritdoc/>
    protected override async Task<Outcome<ReadResourceResult>> ReadAsync(string uri, ICaller caller, CancellationToken cancellationToken)
    {
        if (!CommonAddress.TryRead(uri, out var address))
        {
            return new Failure(FailureCode.InvalidArgument, "There is no such resource.");
        }

        var found = await _models.FindAsync(address.Device, caller, Datastore.Operational, cancellationToken).ConfigureAwait(false);
        if (!found.TryGet(out var device, out var failure))
        {
            return failure;
        }

        if (CommonDataPaths.PlaceIn(device.Schema, _data, device.Shows) is not { } place)
        {
            var modules = string.Join(" nor ", CommonDataPaths.Places(_data).Select(path => path[1..path.IndexOf(':', StringComparison.Ordinal)]));
            return new Failure(FailureCode.InvalidArgument, $"{device.Name} has this data in no model that is known for it: neither {modules} has it.") { Device = device.Name };
        }

        if (place == CommonDataPaths.IetfTables)
        {
            return (await _tables.ReadAsync(device, _data, cancellationToken).ConfigureAwait(false)).Select(tables => _reading.Write(uri, tables, Plain(device, place)));
        }

        // The name becomes a key value (RFC 8040 section 3.5.3), checked against the key's type.
        var text = address.InterfaceName is { } name ? place + "=" + Uri.EscapeDataString(name) : place;
        if (!DataPath.TryRead(device.Schema, text, device.Shows, out var path, out var error))
        {
            return new Failure(FailureCode.InvalidArgument, error.Message) { Device = device.Name };
        }

        var outcome = await _reading.ReadAsync(device, path.ToString(), fields: null, cancellationToken).ConfigureAwait(false);
        return !outcome.TryGet(out var document, out failure) ? failure
            : DataPresence.MustExist(path) && !DataPresence.Exists(path, document)
                ? new Failure(FailureCode.InvalidArgument, $"{device.Name} has no interface {SafeText.Quote(address.InterfaceName ?? string.Empty)} now.") { Device = device.Name }
                : _reading.Write(uri, document, path.ToString());
    }

    private static (string Name, string Title) Names(CommonData data) => data switch
    {
        CommonData.Interfaces => ("interfaces", "Interfaces of a device"),
        CommonData.Interface => ("interface", "One interface of a device"),
        CommonData.Ipv4Routes => ("ipv4-routes", "IPv4 routes of a device"),
        _ => ("ipv6-routes", "IPv6 routes of a device"),
    };

    // Without the modules that each name has from the one before it.
    private static string Plain(ModelledDevice device, string place) =>
        DataPath.TryRead(device.Schema, place, out var path, out _) ? path.ToString() : place;
}
