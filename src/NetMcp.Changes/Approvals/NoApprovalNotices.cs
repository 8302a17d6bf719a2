namespace NetMcp.Changes.Approvals;

/// <summary>Tells nobody.</summary>
internal sealed class NoApprovalNotices : IApprovalNotices
{
    /// <inheritdoc/>
    public void Announce(ApprovalRequest request)
    {
        // Whoever looks at the list sees it.
    }
}
