using NetMcp.Core.Reading;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Reading;

/// <summary>What a read asks for, apart from the devices.</summary>
internal static class ReadArguments
{
    private const int MostLevels = 1000;

    /// <summary>Reads the arguments; mistakes go to the arguments.</summary>
    public static DeviceReadRequest Read(ToolArguments arguments, ToolOptions options)
    {
        var format = arguments.Choice("format", ReadWords.Formats) ?? DataFormat.Json;
        var request = new DeviceReadRequest
        {
            Path = PathArgument.Read(arguments, options),
            Datastore = arguments.Choice("datastore", ReadWords.Datastores) ?? Datastore.Operational,
            Content = arguments.Choice("content", ReadWords.Contents) ?? DataContent.All,
            Fields = arguments.Text("fields", new TextLimit(options.MaxPathLength))?.Trim() is { Length: > 0 } fields ? fields : null,
            Depth = arguments.Number("depth", 1, MostLevels),
            WithDefaults = arguments.Choice("with_defaults", ReadWords.DefaultModes),
            Format = format,
            KeepRest = format == DataFormat.Json,
            MaxBytes = 0,
        };
        CheckTogether(arguments, request);
        return request;
    }

    private static void CheckTogether(ToolArguments arguments, DeviceReadRequest request)
    {
        if (arguments.Failure is not null)
        {
            return;
        }

        if (request.Path is null && request.Datastore == Datastore.Operational)
        {
            arguments.Mistake(
                "All of the operational state at once is too much: give a 'path', for example /ietf-interfaces:interfaces. " +
                "network.device.describe lists a device's modules; datastore=running may be read without a path.");
        }

        if (request.Format == DataFormat.Xml && (request.Fields is not null || request.Depth is not null || request.Content != DataContent.All))
        {
            arguments.Mistake("'fields', 'depth' and 'content' go with format=json only.");
        }

        if (request is { Content: DataContent.State, Datastore: not Datastore.Operational })
        {
            arguments.Mistake("Only datastore=operational holds state; 'content' state goes with no other.");
        }
    }
}
