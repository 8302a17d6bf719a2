namespace NetMcp.Yang.Paths;

/// <summary>What a path may cost. Paths come from agents.</summary>
internal static class PathLimits
{
    /// <summary>The longest path, in UTF-16 code units.</summary>
    public const int MaxLength = 16 * 1024;

    /// <summary>The most steps.</summary>
    public const int MaxSteps = 256;

    /// <summary>The most predicates of one step.</summary>
    public const int MaxPredicates = 32;

    /// <summary>How much of a name a message repeats.</summary>
    public const int MaxQuoted = 64;
}
