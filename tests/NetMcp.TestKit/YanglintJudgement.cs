namespace NetMcp.TestKit;

/// <summary>What yanglint says of a document.</summary>
/// <param name="Json">The document in JSON; null when it is not valid.</param>
/// <param name="Error">Why it is not valid; null when it is, or when yanglint came to grief over it.</param>
public sealed record YanglintJudgement(string? Json, string? Error)
{
    /// <summary>Whether it said anything.</summary>
    public bool IsVerdict => Json is not null || Error is not null;
}
