using ModelContextProtocol.Protocol;
using NetMcp.Changes;
using NetMcp.Changes.States;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Changing;

/// <summary><c>network.change.apply</c>: begins to apply a plan. The gateway itself checks it, and confirms or undoes it.</summary>
internal sealed class ApplyTool(ToolServices services, IChanges changes, ApprovalNotice notice) : NetworkTool(services, Definition, GrantOperation.Apply)
{
    /// <summary>The tool's name.</summary>
    public const string ToolName = "network.change.apply";

    private static Tool Definition => new()
    {
        Name = ToolName,
        Title = "Apply a planned change",
        Description = "Begins to apply a plan and returns at once. The gateway runs the checks, then confirms or undoes by itself; applying again gives the same outcome.",
        Annotations = ToolDefinitions.Changing(destructive: true, idempotent: true),
        InputSchema = ToolJson.Parse(
            $$"""
            {"type":"object","properties":{ {{ChangeArgument.Schema}},"idempotency_key":{"type":"string"},
            "accept_reduced_safety":{"type":"boolean","description":"Only when a person accepts that a device cannot undo by itself"} },
            "required":["change"],"additionalProperties":false}
            """),
        OutputSchema = StatusContent.Schema,
    };

    protected override async Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var request = new ApplyRequest(ChangeArgument.Read(arguments, Options), arguments.Access)
        {
            IdempotencyKey = arguments.Text("idempotency_key", new TextLimit(Options.MaxWordLength)),
            AcceptReducedSafety = arguments.Flag("accept_reduced_safety") ?? false,
        };
        if (arguments.Failure is { } mistakes)
        {
            return Failed(mistakes);
        }

        // The client comes back from having been told, whatever was clicked there: this begins nothing, even where people have approved it meanwhile.
        if (arguments.Client?.RequestState is { } state)
        {
            return notice.Find(state, ToolName, request.Change, arguments).TryGet(out var waiting, out var objection)
                ? Answer(await changes.WaitAsync(waiting, arguments.Access, TimeSpan.Zero, null, cancellationToken).ConfigureAwait(false))
                : Failed(objection);
        }

        var outcome = await changes.ApplyAsync(request, cancellationToken).ConfigureAwait(false);
        return outcome.TryGet(out var status, out _) && await notice.TellAsync(ToolName, request.Change, status, arguments, cancellationToken).ConfigureAwait(false) is { } asks ? asks : Answer(outcome);
    }

    private ToolAnswer Answer(Outcome<ChangeStatus> outcome) =>
        outcome.TryGet(out var status, out var failure) ? new StatusContent(Options, Failures).Answer(status) : Failed(failure);
}
