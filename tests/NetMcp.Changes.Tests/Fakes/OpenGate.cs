using NetMcp.Changes.Approvals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Policies;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Tests.Fakes;

/// <summary>A gate for tests of what comes behind it: everything passes.</summary>
internal sealed class OpenGate : IApprovalGate
{
    public Task Changed { get; } = new TaskCompletionSource().Task;

    public PolicyVerdict Judge(ChangePlan plan) => new(ChangePolicy.AllowAll, []);

    public ApprovalStanding? Find(ChangeId change) => null;

    public Task<Outcome<bool>> AskAsync(ChangePlan plan, ICaller caller, CancellationToken cancellationToken) => Task.FromResult<Outcome<bool>>(true);

    public Task<Outcome<ChangeApproval?>> TakeAsync(ChangePlan plan, ICaller caller, CancellationToken cancellationToken) => Task.FromResult<Outcome<ChangeApproval?>>((ChangeApproval?)null);
}
