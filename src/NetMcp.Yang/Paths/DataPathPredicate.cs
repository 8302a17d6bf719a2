using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Paths;

/// <summary>A condition on the instances of a step.</summary>
/// <param name="Leaf">The child leaf or leaf-list whose value counts; null for the value of the node itself, or a position.</param>
/// <param name="Value">The value in its canonical form, with module names as prefixes (RFC 7951 section 6); empty for a position.</param>
/// <param name="Position">The position among the entries, from 1; null for a value.</param>
public sealed record DataPathPredicate(SchemaNode? Leaf, string Value, uint? Position);
