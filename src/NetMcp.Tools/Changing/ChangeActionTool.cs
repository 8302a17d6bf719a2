using System.Text.Json;
using ModelContextProtocol.Protocol;
using NetMcp.Changes;
using NetMcp.Changes.States;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Changing;

/// <summary>A tool that takes the handle of a change, does one thing with it, and answers how the change stands.</summary>
internal abstract class ChangeActionTool(ToolServices services, Tool definition) : NetworkTool(services, definition, GrantOperation.Apply)
{
    /// <summary>A handle and nothing else.</summary>
    protected static JsonElement HandleSchema =>
        ToolJson.Parse($$"""{"type":"object","properties":{ {{ChangeArgument.Schema}} },"required":["change"],"additionalProperties":false}""");

    protected sealed override async Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var change = ChangeArgument.Read(arguments, Options);
        if (arguments.Failure is { } mistakes)
        {
            return Failed(mistakes);
        }

        return await CallAsync(change, arguments, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Answers a call whose handle is one.</summary>
    protected virtual async Task<ToolAnswer> CallAsync(ChangeId change, ToolArguments arguments, CancellationToken cancellationToken) =>
        Answer(await ActAsync(change, arguments.Access, cancellationToken).ConfigureAwait(false));

    /// <summary>How the change stands, or why it was not done.</summary>
    protected ToolAnswer Answer(Outcome<ChangeStatus> outcome) =>
        outcome.TryGet(out var status, out var failure) ? new StatusContent(Options, Failures).Answer(status) : Failed(failure);

    /// <summary>Does it.</summary>
    protected abstract Task<Outcome<ChangeStatus>> ActAsync(ChangeId change, ICaller caller, CancellationToken cancellationToken);
}
