namespace NetMcp.Yang.Comparing;

/// <summary>What counts as a difference. Metadata, the order of what the system orders, and empty containers without presence never do.</summary>
public sealed record DataComparison
{
    /// <summary>A leaf that has its default value differs from none.</summary>
    public static DataComparison Exact { get; } = new();

    /// <summary>
    /// A leaf that has its default value, and one that is tagged as a default (RFC 6243), is the same as none: what the datastore means, not what
    /// was set in it.
    /// </summary>
    public static DataComparison WithoutDefaults { get; } = new() { IgnoreDefaults = true };

    /// <summary>Whether defaults count as absent (RFC 7950 sections 7.6.1 and 7.7.2).</summary>
    public bool IgnoreDefaults { get; init; }
}
