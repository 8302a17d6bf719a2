using NetMcp.Changes.Plans;
using NetMcp.Changes.Policies;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Approvals;

/// <summary>What a plan has to pass before it is begun: the policy, and where that asks for them, approvals.</summary>
internal interface IApprovalGate
{
    /// <summary>A task that is done when any request has changed.</summary>
    Task Changed { get; }

    /// <summary>What the policy says of a plan now.</summary>
    PolicyVerdict Judge(ChangePlan plan);

    /// <summary>The request of a plan that nobody applied, with what is missing; null where none was made, or it ended by the way.</summary>
    ApprovalStanding? Find(ChangeId change);

    /// <summary>
    /// Whether a plan may be begun. A failure: the policy denies it, or it was rejected. False: it waits for approval; a request is made where there
    /// is none, and people are told.
    /// </summary>
    /// <exception cref="IOException">The disk or the audit log does not take it.</exception>
    Task<Outcome<bool>> AskAsync(ChangePlan plan, ICaller caller, CancellationToken cancellationToken);

    /// <summary>
    /// Judges once more, and takes the approval for this one beginning; that is on the disk when the task is done. Null: none is needed.
    /// </summary>
    /// <exception cref="IOException">The disk or the audit log does not take it: nothing may be begun.</exception>
    Task<Outcome<ChangeApproval?>> TakeAsync(ChangePlan plan, ICaller caller, CancellationToken cancellationToken);
}
