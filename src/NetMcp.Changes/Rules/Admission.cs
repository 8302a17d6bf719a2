namespace NetMcp.Changes.Rules;

/// <summary>A plan that was admitted.</summary>
/// <param name="Change">Which.</param>
/// <param name="Requester">The key of the caller that asked.</param>
/// <param name="Key">The requester's idempotency key, or null.</param>
/// <param name="At">When.</param>
/// <param name="Devices">What counts against the budgets.</param>
internal sealed record Admission(string Change, string Requester, string? Key, DateTimeOffset At, IReadOnlyList<string> Devices);
