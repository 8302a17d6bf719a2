using NetMcp.Core.Access;
using NetMcp.Core.Auditing;

namespace NetMcp.Changes.Approvals;

/// <summary>Somebody approves or rejects.</summary>
/// <param name="Id">The request.</param>
/// <param name="PlanHash">The whole hash of the plan that they have looked at.</param>
/// <param name="Approves">Whether they approve; else they reject.</param>
/// <param name="Caller">Who, authenticated by a channel that no agent holds.</param>
/// <param name="Comment">What they say, or null.</param>
public sealed record ApprovalAnswer(string Id, string PlanHash, bool Approves, ICaller Caller, string? Comment)
{
    /// <summary>The longest comment, in characters.</summary>
    public const int LongestComment = 1000;

    /// <summary>From where it came, for the audit log; null where that is the gateway's own machine.</summary>
    public AuditClient? Client { get; init; }
}
