namespace NetMcp.Changes.Policies;

/// <summary>How many different members of a group must approve. Who is in several groups counts in each of them.</summary>
/// <param name="Count">How many; at least 1.</param>
/// <param name="Group">The group's name in the policy.</param>
public sealed record ApprovalNeed(int Count, string Group)
{
    /// <summary><c>2 of noc-leads</c>.</summary>
    public override string ToString() => $"{Count} of {Group}";
}
