using NetMcp.Yang.Data;

namespace NetMcp.Yang.Editing;

/// <summary>What an operation on a tree came to.</summary>
/// <param name="Tree">The new tree; null when the operation is refused.</param>
/// <param name="ErrorTag"><c>data-exists</c> or <c>data-missing</c> (RFC 6241 appendix A); null when there is a tree.</param>
/// <param name="Path">The instance path of the node that is there, or that is not.</param>
public sealed record DataEditResult(DataTree? Tree, string? ErrorTag = null, string? Path = null);
