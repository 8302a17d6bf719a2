using NetMcp.Changes.Policies;
using NetMcp.Core.Access;

namespace NetMcp.Changes.Approvals;

/// <summary>Who may approve, and whose approvals count. Pure.</summary>
internal static class Approvers
{
    /// <summary>By how much the clock may stand behind a decision that counts.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    /// <summary>What is met of what is needed: by different people who are in the group now, and whose approvals are neither over nor taken away by a revocation.</summary>
    public static IReadOnlyList<ApprovalProgress> Progress(ApprovalRequest request, PolicyVerdict verdict, DateTimeOffset now, IRevokedApprovals revoked) =>
        [.. verdict.Needs.Select(need => new ApprovalProgress(need, [.. request.Decisions
            .Where(decision => decision.Approves && decision.At - Skew <= now && now < decision.ExpiresAt && !revoked.IsRevoked(decision) && verdict.Policy.IsMember(need.Group, decision.By.Name))
            .Select(decision => decision.By.Name)
            .Distinct(StringComparer.Ordinal)]))];

    /// <summary>Whether two may be the same person or its tools: a principal, label, key or token that stands behind both.</summary>
    public static bool AreOne(ChangeRequester one, ChangeRequester other) =>
        one.Key == other.Key || one.Name == other.Name || one.Behind.Intersect(other.Behind, StringComparer.Ordinal).Any() || one.Chain.Intersect(other.Chain, StringComparer.Ordinal).Any();

    /// <summary>Whether somebody has said who they are.</summary>
    public static bool IsNamed(ICaller caller) => caller.Name != LocalCaller.Anonymous.Name && caller.Key != LocalCaller.Anonymous.Key;
}
