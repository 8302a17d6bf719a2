using NetMcp.Changes.Plans;
using NetMcp.Core.Devices;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Changing;

/// <summary>The edits of a plan as an agent writes them. What they mean on a device is judged where its models are.</summary>
internal sealed class EditArguments(IDeviceDirectory directory, ToolOptions options)
{
    private static readonly string[] Members = ["device", "operation", "path", "value"];

    /// <summary>The edits in the order given, each with its device; mistakes go to the arguments.</summary>
    public IReadOnlyList<RequestedEdit> Read(ToolArguments arguments, string name) =>
        [.. arguments.Objects(name, Members, options.MaxEdits, required: true)
            .Select(edit => Read(edit, DeviceArgument.Read(edit, "device", directory, required: true))).OfType<RequestedEdit>()];

    /// <summary>The edits in the order given, all of one device; mistakes go to the arguments.</summary>
    public IReadOnlyList<RequestedEdit> Read(ToolArguments arguments, string name, DeviceName? device) =>
        [.. arguments.Objects(name, Members[1..], options.MaxEdits, required: true).Select(edit => Read(edit, device)).OfType<RequestedEdit>()];

    private RequestedEdit? Read(ToolArguments edit, DeviceName? device)
    {
        var operation = edit.Choice("operation", ChangeWords.Operations) ?? EditOperation.Merge;
        var path = edit.Text("path", new TextLimit(options.MaxPathLength), required: true);
        var value = edit.Value("value");
        if (path is { Length: > 0 } && path[0] != '/')
        {
            edit.Mistake($"'{edit.Place("path")}' must begin with a slash, as /ietf-interfaces:interfaces/interface[name='eth0'].");
        }

        var takesAway = operation is EditOperation.Delete or EditOperation.Remove;
        if (takesAway && value is not null)
        {
            edit.Mistake($"'{edit.Place("value")}' does not go with {ChangeWords.Word(operation)}: what stands at the path is taken away whole.");
        }
        else if (!takesAway && value is null)
        {
            edit.Mistake($"'{edit.Place("value")}' is required for {ChangeWords.Word(operation)}: the node at the path as RFC 7951 JSON.");
        }
        else if (value?.GetRawText().Length is { } length && length > options.MaxEditValueLength)
        {
            edit.Mistake($"'{edit.Place("value")}' has {length} characters; the limit is {options.MaxEditValueLength}.", Core.Outcomes.FailureCode.LimitExceeded);
        }

        return device is { } known && path is not null ? new RequestedEdit(known, operation, path, value) : null;
    }
}
