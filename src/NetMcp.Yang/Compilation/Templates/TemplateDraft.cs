using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Templates;

/// <summary>A structure outside of datastores while it is compiled.</summary>
/// <param name="Statement">The extension statement.</param>
/// <param name="Module">The module that has it.</param>
/// <param name="Roots">Its nodes.</param>
internal sealed record TemplateDraft(YangStatement Statement, ModuleDraft Module, DraftList Roots);
