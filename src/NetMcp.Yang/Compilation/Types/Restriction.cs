using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Syntax;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Types;

/// <summary>A type statement with restrictions.</summary>
/// <param name="Statement">The type statement.</param>
/// <param name="Scope">Where it stands.</param>
/// <param name="Base">The type restricted.</param>
/// <param name="IsDerived">Whether that is a typedef's, not the built-in type itself.</param>
/// <param name="Result">The restricted type, to be filled in.</param>
internal sealed record Restriction(YangStatement Statement, Scope Scope, YangType Base, bool IsDerived, YangType Result);
