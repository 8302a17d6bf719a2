namespace NetMcp.Changes.Approvals;

/// <summary>The approval that a change was begun with, as its journal keeps it.</summary>
/// <param name="Id">The request.</param>
/// <param name="Approvers">Who approved.</param>
public sealed record ChangeApproval(string Id, IReadOnlyList<string> Approvers);
