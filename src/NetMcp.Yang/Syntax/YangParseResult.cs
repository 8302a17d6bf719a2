using System.Collections.Immutable;
using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Syntax;

/// <summary>What parsing a source came to.</summary>
/// <param name="Root">The module or submodule statement; null when there is none to speak of.</param>
/// <param name="Diagnostics">Everything that was found, in the order of the text.</param>
public sealed record YangParseResult(YangStatement? Root, ImmutableArray<YangDiagnostic> Diagnostics)
{
    /// <summary>Whether the source is a legal module or submodule as far as syntax and statement grammar go.</summary>
    public bool Succeeded => Root is not null && !Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
