using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Names;

/// <summary>A typedef, grouping, identity, feature or extension statement and the scope in which it stands.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Scope">Where its own references are resolved (RFC 7950 section 5.5).</param>
internal sealed record Definition(YangStatement Statement, Scope Scope);
