using NetMcp.Changes.Policies;

namespace NetMcp.Changes.Approvals;

/// <summary>How far one need is met.</summary>
/// <param name="Need">The need, by the policy in force.</param>
/// <param name="Given">Those whose approvals count for it now.</param>
public sealed record ApprovalProgress(ApprovalNeed Need, IReadOnlyList<string> Given)
{
    /// <summary>Whether they are enough.</summary>
    public bool IsMet => Given.Count >= Need.Count;
}
