namespace NetMcp.Trust.Proofs;

/// <summary>The request that a proof is to be for.</summary>
/// <param name="Method">The HTTP method, as it was sent; methods are case-sensitive (RFC 9110 section 9.1).</param>
/// <param name="Target">The URL by which clients know this resource: configured, and not made of a <c>Host</c> header that a caller chooses.</param>
/// <param name="AccessToken">The whole credential that came with it: a token, or a chain with its <c>~</c>. Null for a request that has none and asks for one (RFC 9449 section 5): then <c>ath</c> is not looked at.</param>
public sealed record DpopRequest(string Method, Uri Target, string? AccessToken);
