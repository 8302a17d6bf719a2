using System.Collections.Frozen;

namespace NetMcp.Changes.Policies;

/// <summary>What may be changed, and what needs approval. Of all rules that are met the strictest counts; the default where none is met.</summary>
public sealed record ChangePolicy
{
    /// <summary>No policy: all that a caller's own grant allows.</summary>
    public static ChangePolicy AllowAll { get; } = new() { Id = "none" };

    /// <summary>Tells one policy from another: the first digits of the hash of its file.</summary>
    public required string Id { get; init; }

    /// <summary>What is said of what no rule is met by.</summary>
    public PolicyEffect Default { get; init; } = PolicyEffect.Allow;

    /// <summary>The rules; their order means nothing.</summary>
    public IReadOnlyList<PolicyRule> Rules { get; init; } = [];

    /// <summary>The members of the groups that may approve, by principal.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Groups { get; init; } = FrozenDictionary<string, IReadOnlySet<string>>.Empty;

    /// <summary>For how long an approval counts after it was given.</summary>
    public TimeSpan ApprovalLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Whether somebody is in a group.</summary>
    public bool IsMember(string group, string principal) => Groups.TryGetValue(group, out var members) && members.Contains(principal);
}
