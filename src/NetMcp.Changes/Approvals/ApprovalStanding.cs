namespace NetMcp.Changes.Approvals;

/// <summary>A request and what the policy in force says of its plan.</summary>
/// <param name="Request">The request.</param>
/// <param name="Progress">What is needed now, and given. Empty where the policy asks for nothing, or denies.</param>
public sealed record ApprovalStanding(ApprovalRequest Request, IReadOnlyList<ApprovalProgress> Progress)
{
    /// <summary>Whether the plan can be applied with it now.</summary>
    public bool IsApproved => Request.State == ApprovalState.Open && Progress.Count > 0 && Progress.All(need => need.IsMet);

    /// <summary>Whether somebody is still waited for.</summary>
    public bool IsWaiting => Request.State == ApprovalState.Open && Progress.Any(need => !need.IsMet);
}
