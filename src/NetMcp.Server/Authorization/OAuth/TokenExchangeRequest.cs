namespace NetMcp.Server.Authorization.OAuth;

/// <summary>A request for a token exchange (RFC 8693 section 2.1) that is well formed.</summary>
/// <param name="SubjectToken">The access token.</param>
/// <param name="Details">The <c>authorization_details</c> that are asked for, as text; null for all that the access token stands for.</param>
/// <param name="Thumbprint">The key of a DPoP proof that was checked; null where there was none.</param>
/// <param name="RemoteAddress">From where it came.</param>
internal sealed record TokenExchangeRequest(string SubjectToken, string? Details, string? Thumbprint, string? RemoteAddress);
