namespace NetMcp.Yang.Types.Patterns;

/// <summary>What matching a value came to.</summary>
internal enum PatternVerdict
{
    /// <summary>The pattern takes the value.</summary>
    Match,

    /// <summary>It does not.</summary>
    NoMatch,

    /// <summary>It would take too many steps to tell: the pattern is larger than any honest one.</summary>
    TooExpensive,
}
