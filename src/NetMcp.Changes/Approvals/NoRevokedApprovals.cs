namespace NetMcp.Changes.Approvals;

/// <summary>Where nobody has a token, nobody has one that could be revoked.</summary>
internal sealed class NoRevokedApprovals : IRevokedApprovals
{
    /// <inheritdoc/>
    public bool IsRevoked(ApprovalDecision decision) => false;
}
