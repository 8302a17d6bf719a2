using ModelContextProtocol.Protocol;
using NetMcp.Changes;
using NetMcp.Changes.Plans;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Changing;

namespace NetMcp.Tools.Draft;

/// <summary>
/// <c>network.yang.edit</c> of draft-zw-opsawg-mcp-network-mgmt. The draft stages into the candidate of the one device that it is on; here a
/// plan stands for that, so that nobody else's edits are committed with these. Weak evidence for names and types: the draft's text was not at hand.
/// </summary>
internal sealed class YangEditTool(ToolServices services, IDeviceDirectory directory, IChanges changes) : NetworkTool(services, Definition(services.Options), GrantOperation.Plan)
{
    /// <summary>The tool's name.</summary>
    public const string ToolName = "network.yang.edit";

    // The draft's greatest value for 'confirmed'.
    private const int LongestConfirmed = 3600;

    private static Tool Definition(ToolOptions options) => new()
    {
        Name = ToolName,
        Title = "Stage edits",
        Description = "Stages edits as a plan with its difference; network.commit puts it into force. Changes nothing yet.",
        Annotations = ToolDefinitions.Changing(destructive: false, idempotent: false),
        InputSchema = ToolJson.Parse(
            $$"""
            {"type":"object","properties":{"device":{"type":"string"},
            "edit":{"type":"array","minItems":1,"maxItems":{{options.MaxEdits}},"items":{"type":"object","properties":{
            "operation":{"enum":[{{ChangeWords.SchemaEnum<EditOperation>()}}],"default":"merge"},"path":{"type":"string"},
            "value":{"description":"RFC 7951 JSON; none on delete"} },"required":["path"]} },
            "target":{"enum":["candidate"]},
            "confirmed":{"type":"integer","minimum":0,"maximum":{{LongestConfirmed}},"description":"Seconds to confirm in; 0: the gateway's checks alone decide"},
            "comment":{"type":"string"} },"required":["device","edit"],"additionalProperties":false}
            """),
        OutputSchema = ToolDefinitions.Output("\"change\":{\"type\":\"string\"},\"devices\":{\"type\":\"array\"},\"messages\":{\"type\":\"array\"}", "change"),
    };

    protected override async Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var device = DeviceArgument.Read(arguments, "device", new VisibleDevices(directory, arguments.Access), required: true);
        var confirmed = arguments.Number("confirmed", 0, LongestConfirmed) ?? 0;
        _ = arguments.Choice("target", new Dictionary<string, bool> { ["candidate"] = true });
        var request = new PlanRequest
        {
            Caller = arguments.Access,
            Edits = new EditArguments(new VisibleDevices(directory, arguments.Access), Options).Read(arguments, "edit", device),
            Checks = CheckArguments.Usual,
            Comment = arguments.Text("comment", new TextLimit(Options.MaxCommentLength)),
            RequesterConfirms = confirmed > 0,
            ConfirmTimeout = confirmed > 0 ? TimeSpan.FromSeconds(confirmed) : null,
        };
        if (arguments.Failure is { } mistakes)
        {
            return Failed(mistakes);
        }

        var outcome = await changes.PlanAsync(request, cancellationToken).ConfigureAwait(false);
        if (!outcome.TryGet(out var plan, out var failure))
        {
            return Failed(failure);
        }

        var content = new PlanContent(Options, Failures).Write(plan, Options.DefaultMaxBytes / arguments.Form.Copies());
        var next = plan.CanBeApplied ? $"{CommitTool.ToolName} {{\"change\":\"{plan.Id}\"}}" : "Correct what the messages say and stage again.";
        return new ToolAnswer(content, PlanContent.Text(content) + "\nNext: " + next);
    }
}
