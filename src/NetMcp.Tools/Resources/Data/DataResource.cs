using ModelContextProtocol.Protocol;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Reading;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Tools.Resources.Data;

/// <summary><c>network:///device/{name}/data/{+path}</c>: a part of what a device holds, configuration and state.</summary>
internal sealed class DataResource(ToolServices services, DeviceModels models, DataReading reading) : DeviceResource(services)
{
    /// <inheritdoc/>
    public override ResourceTemplate ProtocolResourceTemplate { get; } = new()
    {
        UriTemplate = DataAddress.Template,
        Name = "data",
        Title = "Data of a device",
        Description = "A part of a device's configuration and state, by its RFC 8040 path, e.g. data/ietf-interfaces:interfaces/interface=eth0. Can be subscribed to.",
        MimeType = DataMedia.Json,
    };

    /// <inheritdoc/>
    protected override string ToolName => YangGetTool.ToolName;

    /// <inheritdoc/>
    public override bool IsMatch(string uri) => DataAddress.TryRead(uri, out _, out var problem) || problem is not null;

    /// <inheritdoc/>
    protected override async Task<Outcome<ReadResourceResult>> ReadAsync(string uri, ICaller caller, CancellationToken cancellationToken)
    {
        if (!DataAddress.TryRead(uri, out var address, out var problem))
        {
            return new Failure(FailureCode.InvalidArgument, problem ?? "There is no such resource.");
        }

        var found = await models.FindAsync(address.Device, caller, Datastore.Operational, cancellationToken).ConfigureAwait(false);
        if (!found.TryGet(out var device, out var failure))
        {
            return failure;
        }

        if (!DataPath.TryRead(device.Schema, "/" + address.Path, device.Shows, out var path, out var error))
        {
            return Missing(device, error.Message);
        }

        if (path.Steps.FirstOrDefault(step => !step.Node.IsData()) is { } step)
        {
            return Missing(device, $"'{step.Node.Name}' is no data; its address under schema/ describes it.");
        }

        var outcome = await reading.ReadAsync(device, path.ToString(), fields: null, cancellationToken).ConfigureAwait(false);
        if (!outcome.TryGet(out var document, out failure))
        {
            return failure;
        }

        // RFC 8040 section 4.3: what does not exist is not found, whereas a container without presence and all of a list are there, if empty.
        return DataPresence.MustExist(path) && !DataPresence.Exists(path, document)
            ? Missing(device, $"{device.Name} has no {SafeText.Quote(path.ToString(), 200)} now.")
            : reading.Write(uri, document);
    }

    private static Failure Missing(ModelledDevice device, string message) => new(FailureCode.InvalidArgument, message) { Device = device.Name };
}
