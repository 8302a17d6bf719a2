using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Visibility;

/// <summary>A leaf that was read whole.</summary>
/// <param name="Node">Its schema node.</param>
/// <param name="Canonical">Its value in canonical form; null when it is no value of its type.</param>
/// <param name="Nodes">Its start, its text if it has one, and its end.</param>
internal sealed record HeldLeaf(SchemaNode Node, string? Canonical, IReadOnlyList<HeldNode> Nodes);
