namespace NetMcp.Changes.Policies;

/// <summary>A policy that stays as it is.</summary>
/// <param name="policy">The policy.</param>
public sealed class FixedPolicy(ChangePolicy policy) : IPolicySource
{
    /// <inheritdoc/>
    public ChangePolicy Current => policy;
}
