using NetMcp.Trust.Tokens;

namespace NetMcp.Trust.Chains;

/// <summary>A verified token or link of a chain.</summary>
/// <param name="Id">
/// Its name: the <c>jti</c> of the token, and for a link the names of all before it and its own <c>jti</c>, with slashes between. Whoever narrows a
/// token chooses a <c>jti</c> freely, and can so take the name of nobody else's.
/// </param>
/// <param name="Claims">Its claims.</param>
public sealed record ChainLink(string Id, TokenClaims Claims);
