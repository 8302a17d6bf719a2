using System.Collections.Immutable;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation;

/// <summary>What compiling came to: always a schema, of all that is legal, and what was found.</summary>
/// <param name="Schema">The schema; what is broken or depends on it is left out and listed in <see cref="YangSchema.Degraded"/>.</param>
/// <param name="Diagnostics">All findings.</param>
public sealed record YangCompilation(YangSchema Schema, ImmutableArray<YangDiagnostic> Diagnostics)
{
    /// <summary>Whether there was no error.</summary>
    public bool Succeeded => !Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
