namespace NetMcp.Yang.Compilation;

/// <summary>What a schema may cost.</summary>
public sealed record CompileLimits
{
    /// <summary>The limits used where none are given.</summary>
    public static CompileLimits Default { get; } = new();

    /// <summary>The most modules and submodules.</summary>
    public int MaxModules { get; init; } = 10_000;

    /// <summary>The most schema nodes: groupings that use groupings can grow without end.</summary>
    public int MaxNodes { get; init; } = 2_000_000;

    /// <summary>The deepest schema tree.</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>The most findings that are kept.</summary>
    public int MaxDiagnostics { get; init; } = 1_000;
}
