using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Expansion;

/// <summary>A statement that says something about a node.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Scope">Where it stands: in the node's own text, or in that of a refine or deviation.</param>
internal sealed record Property(YangStatement Statement, Scope Scope);
