using System.Collections.Immutable;
using NetMcp.Yang.Data;

namespace NetMcp.Yang.Comparing;

/// <summary>What doing edits on a tree came to.</summary>
/// <param name="Tree">The new tree; null when there are conflicts.</param>
/// <param name="Conflicts">The edits that the tree is not fit for.</param>
public sealed record DataApplyResult(DataTree? Tree, ImmutableArray<DataConflict> Conflicts);
