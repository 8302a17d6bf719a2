using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation;

/// <summary>What to compile.</summary>
/// <param name="Modules">The implemented modules; modules that only hold deviations are among them.</param>
/// <param name="Sources">Where the texts of these, of their imports and of their submodules come from.</param>
public sealed record CompileRequest(IReadOnlyList<RequestedModule> Modules, IModuleSources Sources)
{
    /// <summary>
    /// Whether imported modules count as implemented too. False is what RFC 7950 section 5.6.5 says; a module that is augmented,
    /// deviated or referred to by a leafref or instance path of an implemented one is implemented in either case.
    /// </summary>
    public bool ImplementImports { get; init; }

    /// <summary>The limits of each source.</summary>
    public YangParseLimits ParseLimits { get; init; } = YangParseLimits.Default;

    /// <summary>The limits of the whole schema.</summary>
    public CompileLimits Limits { get; init; } = CompileLimits.Default;
}
