using NetMcp.Trust.Keys;

namespace NetMcp.Trust.Proofs;

/// <summary>A proof that held: whoever sent the request has this key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Id">The proof's <c>jti</c>.</param>
/// <param name="IssuedAt">The proof's <c>iat</c>.</param>
public sealed record DpopProof(PublicKey Key, string Id, DateTimeOffset IssuedAt);
