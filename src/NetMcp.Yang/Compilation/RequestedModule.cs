namespace NetMcp.Yang.Compilation;

/// <summary>A module that is to be in the schema as implemented.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Revision">Its revision; null for the latest at hand.</param>
public sealed record RequestedModule(string Name, string? Revision = null)
{
    /// <summary>The features that are on; null for all of them.</summary>
    public IReadOnlyCollection<string>? Features { get; init; }
}
