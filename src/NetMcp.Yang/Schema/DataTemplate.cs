using System.Collections.Immutable;

namespace NetMcp.Yang.Schema;

/// <summary>A structure that is defined outside of any datastore: <c>rc:yang-data</c> (RFC 8040 section 8) or <c>sx:structure</c> (RFC 8791).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Children">Its schema nodes.</param>
public sealed record DataTemplate(string Name, ImmutableArray<SchemaNode> Children)
{
    /// <summary>Whether it is an <c>sx:structure</c>, whose nodes are no configuration and no state, and not an <c>rc:yang-data</c>.</summary>
    public bool IsStructure { get; init; }
}
