namespace NetMcp.Changes;

/// <summary>A stop on all new changes.</summary>
/// <param name="By">Who.</param>
/// <param name="At">Since when.</param>
/// <param name="Reason">Why, or null.</param>
public sealed record ChangeFreeze(string By, DateTimeOffset At, string? Reason);
