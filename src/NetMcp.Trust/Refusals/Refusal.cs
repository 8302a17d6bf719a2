namespace NetMcp.Trust.Refusals;

/// <summary>One reason why something is refused. Holds no key, no signature and no text of the token but names that were checked.</summary>
/// <param name="Code">Which reason.</param>
/// <param name="Where">The member or link that it concerns, as <c>authorization_details[0].budgets.bytes_per_hour</c>; empty for the whole.</param>
/// <param name="Message">One sentence: what is wrong and what would be right.</param>
public sealed record Refusal(RefusalCode Code, string Where, string Message)
{
    /// <summary>Of a <see cref="RefusalCode.Budget"/> that has room again: when.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The place and the sentence.</summary>
    public override string ToString() => Where.Length == 0 ? Message : $"{Where}: {Message}";
}
