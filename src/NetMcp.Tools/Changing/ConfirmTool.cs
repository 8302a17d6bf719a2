using ModelContextProtocol.Protocol;
using NetMcp.Changes;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Changing;

/// <summary><c>network.change.confirm</c>: the requester's own confirmation, where the plan asked for it. It never stands in for a check.</summary>
internal sealed class ConfirmTool(ToolServices services, IChanges changes) : NetworkTool(services, Definition)
{
    /// <summary>The tool's name.</summary>
    public const string ToolName = "network.change.confirm";

    // Destructive: what it takes away is the undo.
    private static Tool Definition => new()
    {
        Name = ToolName,
        Title = "Confirm a change",
        Description = "Keeps a change that was planned with requester_confirms, once its checks have passed.",
        Annotations = ToolDefinitions.Changing(destructive: true, idempotent: true),
        InputSchema = ToolJson.Parse($$"""{"type":"object","properties":{ {{ChangeArgument.Schema}} },"required":["change"],"additionalProperties":false}"""),
        OutputSchema = StatusContent.Schema,
    };

    protected override async Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var change = ChangeArgument.Read(arguments, Options);
        if (arguments.Failure is { } mistakes)
        {
            return Failed(mistakes);
        }

        var outcome = await changes.ConfirmAsync(change, arguments.Requester, cancellationToken).ConfigureAwait(false);
        return outcome.TryGet(out var status, out var failure) ? new StatusContent(Options, Failures).Answer(status) : Failed(failure);
    }
}
