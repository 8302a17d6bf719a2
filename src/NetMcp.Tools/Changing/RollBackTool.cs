using ModelContextProtocol.Protocol;
using NetMcp.Changes;
using NetMcp.Changes.States;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Changing;

/// <summary><c>network.change.rollback</c>: takes a change back.</summary>
internal sealed class RollBackTool(ToolServices services, IChanges changes) : ChangeActionTool(services, Definition)
{
    /// <summary>The tool's name.</summary>
    public const string ToolName = "network.change.rollback";

    private static Tool Definition => new()
    {
        Name = ToolName,
        Title = "Take a change back",
        Description = "Undoes a change under way. A confirmed one is taken back by a new change (its handle is in the answer), refused where somebody has changed the same paths since.",
        Annotations = ToolDefinitions.Changing(destructive: true, idempotent: true),
        InputSchema = HandleSchema,
        OutputSchema = StatusContent.Schema,
    };

    protected override Task<Outcome<ChangeStatus>> ActAsync(ChangeId change, ICaller caller, CancellationToken cancellationToken) =>
        changes.RollBackAsync(change, caller, cancellationToken);
}
