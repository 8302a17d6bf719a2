namespace NetMcp.Changes.Approvals;

/// <summary>Whose word counts no more. Asked whenever approvals are counted, so that what was revoked between the giving and the using is not used.</summary>
public interface IRevokedApprovals
{
    /// <summary>Whether what stood behind a decision was revoked after it was given. Where that cannot be told the answer is yes.</summary>
    bool IsRevoked(ApprovalDecision decision);
}
