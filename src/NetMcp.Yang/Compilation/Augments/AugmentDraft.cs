using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Augments;

/// <summary>An augment at the top of a module (RFC 7950 section 7.17).</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Scope">Where it stands.</param>
/// <param name="Module">The module that augments.</param>
/// <param name="Path">The node augmented.</param>
internal sealed record AugmentDraft(YangStatement Statement, Scope Scope, ModuleDraft Module, List<(ModuleDraft Module, string Name)> Path);
