namespace NetMcp.Changes.Rules;

/// <summary>A plan that was admitted.</summary>
/// <param name="Change">Which.</param>
/// <param name="Requester">The key of the caller that asked.</param>
/// <param name="At">When.</param>
/// <param name="Devices">What counts against the budgets.</param>
internal sealed record Admission(string Change, string Requester, DateTimeOffset At, IReadOnlyList<string> Devices);
