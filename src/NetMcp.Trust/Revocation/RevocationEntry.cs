namespace NetMcp.Trust.Revocation;

/// <summary>One revocation.</summary>
/// <param name="At">When it was made.</param>
/// <param name="LinkId">The token or link; null for a subject.</param>
/// <param name="Subject">The subject; null for a token or link.</param>
/// <param name="Reason">Why, if somebody said.</param>
public sealed record RevocationEntry(DateTimeOffset At, string? LinkId, string? Subject, string? Reason);
