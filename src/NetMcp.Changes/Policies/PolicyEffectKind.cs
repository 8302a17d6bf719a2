namespace NetMcp.Changes.Policies;

/// <summary>What a policy says of a change, from the least strict to the strictest.</summary>
public enum PolicyEffectKind
{
    /// <summary>It may be applied.</summary>
    Allow,

    /// <summary>It may be applied when people have approved it.</summary>
    Approve,

    /// <summary>It is not applied.</summary>
    Deny,
}
