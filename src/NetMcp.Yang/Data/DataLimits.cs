namespace NetMcp.Yang.Data;

/// <summary>What a document may cost. Instance data comes from devices and agents and is not trusted.</summary>
public sealed record DataLimits
{
    /// <summary>The limits used where none are given.</summary>
    public static DataLimits Default { get; } = new();

    /// <summary>The deepest nesting of elements or JSON objects.</summary>
    public int MaxDepth { get; init; } = 128;

    /// <summary>The most data nodes in a tree.</summary>
    public int MaxNodes { get; init; } = 2_000_000;

    /// <summary>The longest value, in UTF-16 code units.</summary>
    public int MaxValueLength { get; init; } = 16 * 1024 * 1024;

    /// <summary>The most annotations on one node.</summary>
    public int MaxAnnotations { get; init; } = 64;

    /// <summary>The most problems that are kept; they are counted past that.</summary>
    public int MaxProblems { get; init; } = 200;
}
