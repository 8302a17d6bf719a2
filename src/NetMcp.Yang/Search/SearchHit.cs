using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Search;

/// <summary>A node that a search found.</summary>
/// <param name="Node">The node; of several uses of one grouping the one closest to the top.</param>
/// <param name="Score">How well it fits; only to compare within one search.</param>
/// <param name="Others">How many more nodes of the same name, kind and description fit: the other uses of a grouping.</param>
public sealed record SearchHit(SchemaNode Node, double Score, int Others);
