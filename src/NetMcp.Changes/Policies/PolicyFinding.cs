using NetMcp.Changes.Plans;

namespace NetMcp.Changes.Policies;

/// <summary>What a policy says of one touched node, and why.</summary>
/// <param name="Device">The device.</param>
/// <param name="Touch">The node and what happens to it.</param>
/// <param name="Rules">The rules that are met, in the policy's order; none: the default counts.</param>
/// <param name="Kind">The strictest of their effects.</param>
public sealed record PolicyFinding(string Device, NodeTouch Touch, IReadOnlyList<PolicyRule> Rules, PolicyEffectKind Kind);
