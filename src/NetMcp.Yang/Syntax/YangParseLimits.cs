namespace NetMcp.Yang.Syntax;

/// <summary>What a module may cost. Modules come from devices, so every one of these is met by somebody some day.</summary>
public sealed record YangParseLimits
{
    /// <summary>The limits used where none are given.</summary>
    public static YangParseLimits Default { get; } = new();

    /// <summary>The longest source, in characters.</summary>
    public int MaxSourceLength { get; init; } = 16 * 1024 * 1024;

    /// <summary>The deepest nesting of statements.</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>The most statements in one source.</summary>
    public int MaxStatements { get; init; } = 1_000_000;
}
