using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Deviations;

/// <summary>A deviation (RFC 7950 section 7.20.3).</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Scope">Where it stands.</param>
/// <param name="Module">The module that deviates.</param>
/// <param name="Path">The node deviated.</param>
internal sealed record DeviationDraft(YangStatement Statement, Scope Scope, ModuleDraft Module, List<(ModuleDraft Module, string Name)> Path);
