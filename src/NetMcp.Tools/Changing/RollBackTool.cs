using ModelContextProtocol.Protocol;
using NetMcp.Changes;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Changing;

/// <summary><c>network.change.rollback</c>: takes a change back.</summary>
internal sealed class RollBackTool(ToolServices services, IChanges changes) : NetworkTool(services, Definition)
{
    /// <summary>The tool's name.</summary>
    public const string ToolName = "network.change.rollback";

    private static Tool Definition => new()
    {
        Name = ToolName,
        Title = "Take a change back",
        Description = "Undoes a change under way. A confirmed one is taken back by a new change (its handle is in the answer), refused where somebody has changed the same paths since.",
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

        var outcome = await changes.RollBackAsync(change, arguments.Requester, cancellationToken).ConfigureAwait(false);
        return outcome.TryGet(out var status, out var failure) ? new StatusContent(Options, Failures).Answer(status) : Failed(failure);
    }
}
