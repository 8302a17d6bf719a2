namespace NetMcp.Changes.Policies;

/// <summary>The effect of a rule, or of no rule.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Need">Of <see cref="PolicyEffectKind.Approve"/>: by whom. Null for the others.</param>
public sealed record PolicyEffect(PolicyEffectKind Kind, ApprovalNeed? Need = null)
{
    /// <summary>Allow.</summary>
    public static PolicyEffect Allow { get; } = new(PolicyEffectKind.Allow);

    /// <summary>Deny.</summary>
    public static PolicyEffect Deny { get; } = new(PolicyEffectKind.Deny);

    /// <summary>Approval by members of a group.</summary>
    public static PolicyEffect Approve(int count, string group) => new(PolicyEffectKind.Approve, new ApprovalNeed(count, group));

    /// <summary><c>allow</c>, <c>deny</c>, or <c>approval by 2 of noc-leads</c>.</summary>
    public override string ToString() => Kind switch
    {
        PolicyEffectKind.Allow => "allow",
        PolicyEffectKind.Deny => "deny",
        _ => $"approval by {Need}",
    };
}
