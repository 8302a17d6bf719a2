namespace NetMcp.Yang.Comparing;

/// <summary>An edit that a tree is not fit for.</summary>
/// <param name="Edit">The edit.</param>
/// <param name="Message">What is in its way.</param>
public sealed record DataConflict(DataEdit Edit, string Message);
