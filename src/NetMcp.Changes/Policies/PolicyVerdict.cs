namespace NetMcp.Changes.Policies;

/// <summary>What a policy says of a change: the strictest of what it says of each node that is touched.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Findings">Every device and node with the rules that are met there.</param>
public sealed record PolicyVerdict(ChangePolicy Policy, IReadOnlyList<PolicyFinding> Findings)
{
    /// <summary>Allowed, to be approved, or denied.</summary>
    public PolicyEffectKind Kind { get; } = Findings.Select(finding => finding.Kind).DefaultIfEmpty(PolicyEffectKind.Allow).Max();

    /// <summary>Who must approve: all of them. Of the same group the greatest count. Empty unless it is to be approved.</summary>
    public IReadOnlyList<ApprovalNeed> Needs =>
        Kind != PolicyEffectKind.Approve ? [] :
        [.. Findings.SelectMany(finding => finding.Rules.Count == 0 ? [Policy.Default] : finding.Rules.Select(rule => rule.Effect))
            .Select(effect => effect.Need).OfType<ApprovalNeed>()
            .GroupBy(need => need.Group, StringComparer.Ordinal).Select(same => same.MaxBy(need => need.Count)!).OrderBy(need => need.Group, StringComparer.Ordinal)];

    /// <summary>
    /// Why it is not simply allowed: a line a device and rule, with how many nodes it is about and the first of them, without keys. Safe to show to
    /// whoever sees the plan.
    /// </summary>
    public IReadOnlyList<string> Reasons =>
        [.. Findings.Where(finding => finding.Kind != PolicyEffectKind.Allow)
            .SelectMany(finding => Strict(finding).Select(cause => (finding.Device, cause.Rule, cause.Effect, finding.Touch)))
            .GroupBy(cause => (cause.Device, cause.Rule, cause.Effect))
            .Select(same => $"{same.Key.Device}: {same.Key.Rule} says {same.Key.Effect}: {PolicyWords.Of(same.First().Touch.Kind)} {PolicyWords.WithoutKeys(same.First().Touch.Path)}{(same.Count() > 1 ? $" and {same.Count() - 1} more" : string.Empty)}.")];

    private IEnumerable<(string Rule, PolicyEffect Effect)> Strict(PolicyFinding finding) => finding.Rules.Count == 0
        ? [finding.Kind == Policy.Default.Kind ? ("the default", Policy.Default) : ("the gateway, which cannot tell what it is,", PolicyEffect.Deny)]
        : finding.Rules.Where(rule => rule.Effect.Kind != PolicyEffectKind.Allow).Select(rule => ($"rule {rule.Name}", rule.Effect));
}
