namespace NetMcp.Devices.Inventory;

/// <summary>Additions to the built-in masking rules, and whether a model's own marks count. There is no way to take another built-in rule away.</summary>
public sealed record MaskingSettings
{
    /// <summary>Further element names whose values are secret, compared without regard to case, <c>-</c> and <c>_</c>.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Further regular expressions (.NET, non-backtracking) for values that are secret.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>
    /// Whether what a model marks with <c>nacm:default-deny-all</c> (RFC 8341 section 3.5) is secret (default true); the keys of lists are not.
    /// </summary>
    public bool DenyAll { get; init; } = true;

    /// <summary>Whether two settings say the same.</summary>
    public bool Equals(MaskingSettings? other) => other is not null && Names.SequenceEqual(other.Names) && Values.SequenceEqual(other.Values) && DenyAll == other.DenyAll;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Names.Count, Values.Count);
}
