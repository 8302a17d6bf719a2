using ModelContextProtocol.Protocol;
using NetMcp.Changes;
using NetMcp.Changes.Approvals;
using NetMcp.Changes.States;
using NetMcp.Core.Outcomes;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Elicitation;

namespace NetMcp.Tools.Changing;

/// <summary>
/// Tells the person behind a client, where it can, that a change waits for approval and where that is given. An answer means that it was told, and nothing else:
/// it is the agent's own client that gives it.
/// </summary>
internal sealed class ApprovalNotice(ToolServices services, RequestStateSeal seal, ToldOnce told)
{
    private const int MostDevices = 5;
    private const char Between = '.';

    /// <summary>
    /// Tells it, once for a caller and request. What is returned is the call's answer; null: the answer is how the change stands.
    /// </summary>
    /// <param name="tool">The tool that was called.</param>
    /// <param name="asked">The change that it was called with: the one that waits, or the one that is to be taken back by it.</param>
    /// <param name="status">How the change stands that waits.</param>
    /// <param name="arguments">The call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ToolAnswer?> TellAsync(string tool, ChangeId asked, ChangeStatus status, ToolArguments arguments, CancellationToken cancellationToken)
    {
        if (status is not { State: ChangeState.AwaitingApproval, Approval: { } approval } || arguments.Client is not { } client
            || Words(status.Change, approval, client) is not { } words || !told.TryAdd(arguments.Caller + "\n" + arguments.Access.Key, approval.Request.Id))
        {
            return null;
        }

        var asks = await client.TellAsync(
            words, () => StateOf(arguments, tool, asked, status.Change), services.Options.LongestChangeWait, services.Time, cancellationToken).ConfigureAwait(false);
        return asks is null ? null : ToolAnswer.Asking(asks);
    }

    /// <summary>The change that waits, of the state with which a client calls again; a failure when it is not the one that this caller was given by this tool for this change.</summary>
    public Outcome<ChangeId> Find(string state, string tool, ChangeId asked, ToolArguments arguments)
    {
        var at = state.IndexOf(Between);
        var waiting = at >= 0 && ChangeId.TryParse(state[(at + 1)..], out var named) ? named : asked;
        return seal.FindObjection(at < 0 ? state : state[..at], arguments.Access.Key, tool, Subject(asked, waiting)) is { } objection ? objection : waiting;
    }

    // The handle stands beside what is sealed, and is authenticated with it.
    private string StateOf(ToolArguments arguments, string tool, ChangeId asked, ChangeId waiting) =>
        seal.Seal(arguments.Access.Key, tool, Subject(asked, waiting)) + (waiting == asked ? string.Empty : Between + waiting.Value);

    private static string Subject(ChangeId asked, ChangeId waiting) => asked.Value + Between + waiting.Value;

    private ElicitRequestParams? Words(ChangeId change, ApprovalStanding standing, ElicitationChannel client)
    {
        var request = standing.Request;
        var needs = string.Join(" and ", standing.Progress.Where(need => !need.IsMet).Select(need => need.Need.ToString()));
        var devices = string.Join(", ", request.Devices.Take(MostDevices)) + (request.Devices.Count > MostDevices ? $" and {request.Devices.Count - MostDevices} more" : string.Empty);
        var message = services.Failures.Safe(
            $"The change {change} waits for approval by {needs}, until {NextSteps.Time(request.ExpiresAt)}. Nothing was begun, and answering here approves nothing. " +
            $"Who may approve looks at it with 'netmcp approvals show {request.Id}'. Devices: {devices}.");
        if (client.TakesUrls && services.Options.ApprovalsAddress is { } address)
        {
            return new ElicitRequestParams { Mode = "url", Message = message, Url = new Uri(address, request.Id).AbsoluteUri, ElicitationId = request.Id };
        }

        return client.TakesForms ? new ElicitRequestParams { Mode = "form", Message = message, RequestedSchema = new ElicitRequestParams.RequestSchema { Properties = new Dictionary<string, ElicitRequestParams.PrimitiveSchemaDefinition>() } } : null;
    }
}
