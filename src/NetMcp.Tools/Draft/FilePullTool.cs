using ModelContextProtocol.Protocol;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Reading;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Reading;

namespace NetMcp.Tools.Draft;

/// <summary>
/// <c>network.file.pull</c> of draft-zw-opsawg-mcp-network-mgmt. NETCONF has no transfer of files, so what is pulled is the datastore of that
/// name, as JSON or XML: a device's own text of it is not to be had, and secrets are masked, so that it is for reading and comparing, not a backup.
/// </summary>
internal sealed class FilePullTool(ToolServices services, IDeviceDirectory directory, IDeviceReader reader, IReadCursors cursors) : NetworkTool(services, Definition(services.Options))
{
    private static readonly Dictionary<string, Datastore> Files = new(StringComparer.Ordinal)
    {
        ["running-config"] = Datastore.Running,
        ["startup-config"] = Datastore.Startup,
        ["candidate-config"] = Datastore.Candidate,
    };

    private static Tool Definition(ToolOptions options) => new()
    {
        Name = "network.file.pull",
        Title = "Pull a configuration",
        Description = "A whole configuration datastore, secrets masked: to read, not to restore from.",
        Annotations = ToolDefinitions.ReadOnly,
        InputSchema = ToolJson.Parse(
            $$"""
            {"type":"object","properties":{"device":{"type":"string"},"filename":{"enum":["running-config","startup-config","candidate-config"],"default":"running-config"},
            "format":{"enum":["json","xml"],"default":"json"},"max_bytes":{{ToolDefinitions.MaxBytes(options)}} },"required":["device"],"additionalProperties":false}
            """),
        OutputSchema = ToolDefinitions.Output(
            "\"devices\":{\"type\":\"array\"},\"data\":{\"type\":[\"object\",\"string\"]},\"truncated\":{\"type\":\"boolean\"},\"cursor\":{\"type\":\"string\"}", "data"),
    };

    protected override async Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var found = DeviceArgument.ReadSummary(arguments, "device", new VisibleDevices(directory, arguments.Access), required: true);
        var datastore = arguments.Choice("filename", Files) ?? Datastore.Running;
        var format = arguments.Choice("format", ReadWords.Formats) ?? DataFormat.Json;
        var maxBytes = arguments.DataBytes(Options);
        if (arguments.Failure is { } mistakes)
        {
            return Failed(mistakes);
        }

        if (FindObjection(arguments, found!, datastore) is { } objection)
        {
            return Failed(objection);
        }

        var device = found!.Name;
        var request = new DeviceReadRequest { Datastore = datastore, Format = format, KeepRest = format == DataFormat.Json, MaxBytes = maxBytes, Nodes = arguments.Nodes };
        var outcome = await reader.ReadAsync(device, request, cancellationToken).ConfigureAwait(false);
        if (!outcome.TryGet(out var document, out var failure))
        {
            return Failed(failure with { Device = failure.Device ?? device });
        }

        const string Empty = "The datastore is empty.";
        var group = new DocumentGroup([device], document);
        var content = document.Format == DataFormat.Json
            ? new PageContent(Options, Failures, cursors, arguments).Write(group, datastore, maxBytes, Empty)
            : new DocumentContent(Options, Failures, arguments.Form).Write(group, maxBytes, path: null, Empty);
        return new ToolAnswer(content, DocumentContent.Text(content));
    }
}
