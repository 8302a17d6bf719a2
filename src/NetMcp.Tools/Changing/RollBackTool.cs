using ModelContextProtocol.Protocol;
using NetMcp.Changes;
using NetMcp.Changes.States;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Changing;

/// <summary><c>network.change.rollback</c>: takes a change back.</summary>
internal sealed class RollBackTool(ToolServices services, IChanges changes, ApprovalNotice notice) : ChangeActionTool(services, Definition)
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

    protected override async Task<ToolAnswer> CallAsync(ChangeId change, ToolArguments arguments, CancellationToken cancellationToken)
    {
        // The client comes back from having been told that the rollback waits for people: this begins nothing, and plans nothing anew.
        if (arguments.Client?.RequestState is { } state)
        {
            return notice.Find(state, ToolName, change, arguments).TryGet(out var waiting, out var objection)
                ? Answer(await changes.WaitAsync(waiting, arguments.Access, TimeSpan.Zero, null, cancellationToken).ConfigureAwait(false))
                : Failed(objection);
        }

        var outcome = await ActAsync(change, arguments.Access, cancellationToken).ConfigureAwait(false);
        return outcome.TryGet(out var status, out _) && await notice.TellAsync(ToolName, change, status, arguments, cancellationToken).ConfigureAwait(false) is { } asks ? asks : Answer(outcome);
    }

    protected override Task<Outcome<ChangeStatus>> ActAsync(ChangeId change, ICaller caller, CancellationToken cancellationToken) =>
        changes.RollBackAsync(change, caller, cancellationToken);
}
