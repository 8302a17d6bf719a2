using NetMcp.Changes;
using NetMcp.Changes.Approvals;
using NetMcp.Changes.Policies;
using NetMcp.Changes.States;

namespace NetMcp.Server.Tests.Approvals;

/// <summary>A change that waits for two people, as the engine tells it.</summary>
internal static class WaitingApproval
{
    public static ApprovalRequest Request => FakeApprovals.Request;

    public static ChangeId Change => Request.Change;

    public static ChangeStatus Of(ChangeId change) => new(change, ChangeState.AwaitingApproval)
    {
        Approval = new ApprovalStanding(Request, [new ApprovalProgress(new ApprovalNeed(2, "noc"), [])]),
    };

    public static Core.Outcomes.Outcome<ChangeStatus> Status(ChangeId change) => Of(change);
}
