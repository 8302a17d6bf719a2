namespace NetMcp.Yang.Paths;

/// <summary>A step of a path as it is written, its names not yet looked up.</summary>
/// <param name="Module">The module's name before the colon, or null.</param>
/// <param name="Name">The node's name.</param>
/// <param name="Offset">Where it stands.</param>
internal sealed record WrittenStep(string? Module, string Name, int Offset)
{
    /// <summary>Its predicates, in order.</summary>
    public List<WrittenPredicate> Predicates { get; } = [];

    /// <summary>The key values behind <c>=</c>, decoded (RFC 8040 section 3.5.3); null when there is none.</summary>
    public IReadOnlyList<string>? KeyValues { get; set; }
}
