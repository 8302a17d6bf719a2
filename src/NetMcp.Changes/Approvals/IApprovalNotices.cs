namespace NetMcp.Changes.Approvals;

/// <summary>Tells people that a plan waits for them. It must return at once, and nothing rests on it.</summary>
public interface IApprovalNotices
{
    /// <summary>A request was made.</summary>
    void Announce(ApprovalRequest request);
}
