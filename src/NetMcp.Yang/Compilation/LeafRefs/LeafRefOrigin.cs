using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.LeafRefs;

/// <summary>Where a leafref's path stands.</summary>
/// <param name="Statement">The path statement.</param>
/// <param name="Scope">Its scope.</param>
/// <param name="Path">What it says.</param>
internal sealed record LeafRefOrigin(YangStatement Statement, Scope Scope, LeafRefPath Path);
