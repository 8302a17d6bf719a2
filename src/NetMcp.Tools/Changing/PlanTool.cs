using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using NetMcp.Changes;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Policies;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Changing;

/// <summary><c>network.change.plan</c>: makes a plan, which changes nothing.</summary>
internal sealed class PlanTool(ToolServices services, IDeviceDirectory directory, IChanges changes) : NetworkTool(services, Definition(services.Options), GrantOperation.Plan)
{
    /// <summary>The tool's name.</summary>
    public const string ToolName = "network.change.plan";

    private const int LongestConfirmTimeout = 24 * 60 * 60;

    private static Tool Definition(ToolOptions options) => new()
    {
        Name = ToolName,
        Title = "Plan a change",
        Description = "Plans a change of configuration and shows the difference and what can be promised per device. Changes nothing; network.change.apply takes the handle.",

        // A dry run on the device locks its candidate for a moment, which others can notice.
        Annotations = ToolDefinitions.Changing(destructive: false, idempotent: false),
        InputSchema = ToolJson.Parse(
            $$"""
            {"type":"object","properties":{
            "edits":{"type":"array","minItems":1,"maxItems":{{options.MaxEdits}},"items":{"type":"object","properties":{
            "device":{"type":"string"},"operation":{"enum":[{{ChangeWords.SchemaEnum<EditOperation>()}}],"default":"merge"},
            "path":{"type":"string","description":"As in network.yang.get, with list keys"},
            "value":{"description":"The node at path, RFC 7951 JSON; none for delete and remove"} },"required":["device","path"]} },
            "checks":{"type":"array","description":"What must hold after, or it is undone. Unless given: interfaces and neighbours unchanged, no new alarm, where there are such tables. Reachability always","items":{"type":"object","properties":{
            "kind":{"enum":[{{ChangeWords.SchemaEnum<CheckKind>()}}]},"device":{"type":"string"},"table":{"type":"string","description":"A kind of network.check"},
            "path":{"type":"string","description":"A leaf"},"equals":{},"least":{"type":"number"},"most":{"type":"number"},"settle_seconds":{"type":"integer"} },"required":["kind"]} },
            "dry_run":{"enum":[{{ChangeWords.SchemaEnum<DryRun>()}}],"default":"gateway","description":"device: it validates the edits in its candidate too"},
            "comment":{"type":"string","maxLength":{{options.MaxCommentLength}} },
            "requester_confirms":{"type":"boolean","description":"Wait for network.change.confirm after the checks"},
            "canaries":{"type":"array","items":{"type":"string"},"description":"Devices to change first"},
            "batch_size":{"type":"integer","minimum":1},
            "compensate":{"type":"boolean","description":"Take the others back if one device reverts late"},
            "confirm_timeout":{"type":"integer","description":"Seconds until devices undo it by themselves"} },
            "required":["edits"],"additionalProperties":false}
            """),
        OutputSchema = ToolDefinitions.Output(
            """
            "change":{"type":"string"},"can_be_applied":{"type":"boolean"},"expires_at":{"type":"string"},"confirm_timeout":{"type":"integer"},
            "devices":{"type":"array"},"messages":{"type":"array"},"next":{"type":"array"}
            """,
            "change"),
    };

    protected override async Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var request = new PlanRequest
        {
            Caller = arguments.Access,
            Edits = new EditArguments(new VisibleDevices(directory, arguments.Access), Options).Read(arguments, "edits"),
            Checks = new CheckArguments(new VisibleDevices(directory, arguments.Access), Options).Read(arguments, "checks"),
            DryRun = arguments.Choice("dry_run", ChangeWords.DryRuns) ?? DryRun.Gateway,
            Comment = arguments.Text("comment", new TextLimit(Options.MaxCommentLength))?.Trim() is { Length: > 0 } comment ? comment : null,
            RequesterConfirms = arguments.Flag("requester_confirms") ?? false,
            Canaries = DeviceArgument.ReadAll(arguments, "canaries", new VisibleDevices(directory, arguments.Access), Options.MaxDevicesPerCall),
            BatchSize = arguments.Number("batch_size", 1, Options.MaxDevicesPerCall),
            Compensate = arguments.Flag("compensate") ?? false,
            ConfirmTimeout = arguments.Number("confirm_timeout", 1, LongestConfirmTimeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
        if (arguments.Failure is { } mistakes)
        {
            return Failed(mistakes);
        }

        var outcome = await changes.PlanAsync(request, cancellationToken).ConfigureAwait(false);
        return outcome.TryGet(out var plan, out var failure) ? Answer(plan, arguments) : Failed(failure);
    }

    private ToolAnswer Answer(ChangePlan plan, ToolArguments arguments)
    {
        var content = new PlanContent(Options, Failures).Write(plan, Options.DefaultMaxBytes / arguments.Form.Copies());
        var verdict = changes.Judge(plan);
        if (verdict.Kind != PolicyEffectKind.Allow)
        {
            content["policy"] = new PolicyContent(Failures).Write(verdict);
        }

        var text = PlanContent.Text(content);
        var next = NextSteps.Of(plan, verdict, changes.Freeze, Options.LongestChangeWait);
        content["next"] = ToolJson.Array(next);
        return new ToolAnswer(content, text + string.Concat(next.Select(step => "\nNext: " + step)));
    }
}
