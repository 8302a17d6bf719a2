using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Identities;

/// <summary>A base statement that was resolved.</summary>
/// <param name="Owner">The identity that has it.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Base">The identity that it names.</param>
internal sealed record IdentityEdge(IdentityDraft Owner, YangStatement Statement, IdentityDraft Base);
