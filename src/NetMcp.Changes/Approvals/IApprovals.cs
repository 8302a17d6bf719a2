using NetMcp.Changes.Plans;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Approvals;

/// <summary>The requests for approval, for the channels of people. No tool reaches <see cref="DecideAsync"/>.</summary>
public interface IApprovals
{
    /// <summary>The requests of which the caller sees all devices, the newest first; those that ended too, for some days.</summary>
    Task<IReadOnlyList<ApprovalStanding>> ListAsync(ICaller caller, CancellationToken cancellationToken);

    /// <summary>
    /// A request with its plan, for whoever may approve on all its devices and nodes. For others it is not there; nor for the nameless caller of a
    /// gateway without authorization, who sees it as any tool shows it.
    /// </summary>
    Task<Outcome<(ApprovalStanding Standing, ChangePlan? Plan)>> FindAsync(string id, ICaller caller, CancellationToken cancellationToken);

    /// <summary>Approves or rejects; in the audit log and on the disk when the task is done. Saying the same again changes nothing.</summary>
    Task<Outcome<ApprovalStanding>> DecideAsync(ApprovalAnswer answer, CancellationToken cancellationToken);
}
