namespace NetMcp.Changes.Plans;

/// <summary>A node that a plan creates, replaces or deletes: what a policy judges. Not for display, as keys may be secrets.</summary>
/// <param name="Path">The node as <see cref="Core.Access.NodePath"/> writes it; without a key every entry may be meant.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="IsWhole">Whether nodes below it are touched too that are not named one by one, so that any of them may be.</param>
public sealed record NodeTouch(string Path, TouchKind Kind, bool IsWhole = false);
