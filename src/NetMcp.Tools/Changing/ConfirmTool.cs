using ModelContextProtocol.Protocol;
using NetMcp.Changes;
using NetMcp.Changes.States;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Changing;

/// <summary><c>network.change.confirm</c>: the requester's own confirmation, where the plan asked for it. It never stands in for a check.</summary>
internal sealed class ConfirmTool(ToolServices services, IChanges changes) : ChangeActionTool(services, Definition)
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
        InputSchema = HandleSchema,
        OutputSchema = StatusContent.Schema,
    };

    protected override Task<Outcome<ChangeStatus>> ActAsync(ChangeId change, ICaller caller, CancellationToken cancellationToken) =>
        changes.ConfirmAsync(change, caller, cancellationToken);
}
