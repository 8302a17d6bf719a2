namespace NetMcp.Server.Authorization;

/// <summary>What came with a request to say who sends it.</summary>
/// <param name="Scheme"><c>DPoP</c> or <c>Bearer</c>, in the spelling of RFC 9449 and RFC 6750.</param>
/// <param name="Text">The whole credential: a capability token, a chain, or an access token.</param>
/// <param name="ProofThumbprint">The thumbprint of the key that a checked DPoP proof for this request and this credential shows; null where there was none.</param>
internal sealed record PresentedCredential(string Scheme, string Text, string? ProofThumbprint);
