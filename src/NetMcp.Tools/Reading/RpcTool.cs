using ModelContextProtocol.Protocol;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Reading;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Reading;

/// <summary><c>network.rpc</c>: an rpc that the device's profile knows to be read-only.</summary>
internal sealed class RpcTool(ToolServices services, IDeviceDirectory directory, IDeviceReader reader) : NetworkTool(services, Definition(services.Options))
{
    private static Tool Definition(ToolOptions options) => new()
    {
        Name = "network.rpc",
        Title = "Call a read-only rpc",
        Description = "Sends an rpc that the device's profile lists as read-only; any other is refused and not sent. For data use network.yang.get.",
        Annotations = ToolDefinitions.ReadOnly,
        InputSchema = ToolJson.Parse(
            $$"""
            {"type":"object","properties":{"device":{"type":"string"},
            "rpc":{"type":"string","description":"XML of the operation element, with its namespace"},
            "max_bytes":{{ToolDefinitions.MaxBytes(options)}} },
            "required":["device","rpc"],"additionalProperties":false}
            """),
        OutputSchema = ToolDefinitions.Output(
            """
            "devices":{"type":"array"},"data":{"type":"string"},"truncated":{"type":"boolean"},"narrow":{"type":"string"}
            """,
            "data"),
    };

    protected override async Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var name = arguments.Text("device", DeviceArgument.Limit, required: true);
        var rpc = arguments.Text("rpc", new TextLimit(Options.MaxRpcLength, Lines: true), required: true);
        var maxBytes = arguments.DataBytes(Options);
        if (rpc is not null && XmlArgument.Mistake("rpc", rpc, Options.MaxXmlDepth, singleRoot: true) is { } mistake)
        {
            arguments.Mistake(mistake);
        }

        if (arguments.Failure is { } mistakes)
        {
            return Failed(mistakes);
        }

        if (!DeviceArgument.FindSummary(new VisibleDevices(directory, arguments.Access), name!).TryGet(out var found, out var unknown))
        {
            return Failed(unknown);
        }

        if (arguments.Nodes is not null)
        {
            return Failed(UnjudgedCall.Refusal);
        }

        if (RpcDatastores.Of(rpc!).Select(datastore => FindObjection(arguments, found, datastore)).Prepend(FindObjection(arguments, found)).FirstOrDefault(failure => failure is not null) is { } objection)
        {
            return Failed(objection);
        }

        var device = found.Name;
        var outcome = await reader.CallReadOnlyRpcAsync(device, rpc!, maxBytes, cancellationToken).ConfigureAwait(false);
        if (!outcome.TryGet(out var document, out var failure))
        {
            return Failed(failure with { Device = failure.Device ?? device });
        }

        var content = new DocumentContent(Options, Failures, arguments.Form).Write(new DocumentGroup([device], document), maxBytes, path: null, "The device answered without data; that is no error.");
        return new ToolAnswer(content, DocumentContent.Text(content));
    }
}
