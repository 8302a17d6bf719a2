namespace NetMcp.Yang.Compilation;

/// <summary>What a schema may cost.</summary>
public sealed record CompileLimits
{
    /// <summary>The limits used where none are given.</summary>
    public static CompileLimits Default { get; } = new();

    /// <summary>The most modules and submodules.</summary>
    public int MaxModules { get; init; } = 10_000;

    /// <summary>
    /// The most schema nodes: groupings that use groupings can grow without end. The default is more than ten times what all modules of the IETF, IANA
    /// and OpenConfig come to in one schema (40,000); a text that only grows comes to it in some seconds, with some hundred MB.
    /// </summary>
    public int MaxNodes { get; init; } = 500_000;

    /// <summary>What allows more nodes where this is compiled, as an operator writes it; null where that has no name.</summary>
    public string? MaxNodesSetting { get; init; }

    /// <summary>The deepest schema tree.</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>The most findings that are kept.</summary>
    public int MaxDiagnostics { get; init; } = 1_000;
}
