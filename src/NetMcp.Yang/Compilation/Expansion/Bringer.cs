using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Expansion;

/// <summary>A uses or augment statement that brought a node: its when and if-feature hold for the node too, with the node above as context.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Scope">Where it stands.</param>
internal sealed record Bringer(YangStatement Statement, Scope Scope);
