using System.Collections.Immutable;

namespace NetMcp.Devices.Profiles;

/// <summary>How a kind of device is asked for the id of its last commit.</summary>
/// <param name="Xml">The operation element, with its namespace.</param>
/// <param name="Path">Where in the reply the id stands: the local names of its element and of those around it, the innermost last. Namespaces differ by release.</param>
internal sealed record CommitIdPlace(string Xml, ImmutableArray<string> Path)
{
    /// <summary>The beginning of a capability without which the device is not asked; null where it always is.</summary>
    public string? Needs { get; init; }
}
