namespace NetMcp.Changes.Approvals;

/// <summary>How a request for approval stands.</summary>
public enum ApprovalState
{
    /// <summary>It can be approved and rejected; it may have all approvals that the policy asks for, or not yet.</summary>
    Open,

    /// <summary>Somebody rejected it: its plan is never applied. An end.</summary>
    Rejected,

    /// <summary>A change was begun with it. An end.</summary>
    Used,

    /// <summary>It ended unused: its time was over, its plan is gone, or the policy asks for none any more. An end.</summary>
    Voided,
}
