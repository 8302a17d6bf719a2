namespace NetMcp.Changes.Approvals;

/// <summary>What somebody said of a request.</summary>
/// <param name="By">Who.</param>
/// <param name="Approves">Whether they approve; else they reject.</param>
/// <param name="At">When.</param>
/// <param name="ExpiresAt">Until when it counts.</param>
/// <param name="Comment">What they said, or null.</param>
public sealed record ApprovalDecision(ChangeRequester By, bool Approves, DateTimeOffset At, DateTimeOffset ExpiresAt, string? Comment);
