namespace NetMcp.Trust.Revocation;

/// <summary>What was revoked.</summary>
public interface IRevocations
{
    /// <summary>Whether a token or a link was revoked by its name.</summary>
    /// <param name="linkId">The <c>jti</c> of a token; of a link the names of all before it and its own, with slashes between.</param>
    bool IsRevoked(string linkId);

    /// <summary>Whether what a subject holds was revoked.</summary>
    /// <param name="subject">The <c>sub</c> of the token or of a link.</param>
    /// <param name="issuedAt">When the authority issued the token that the chain begins with: what is issued later than the revocation is good again.</param>
    bool IsRevoked(string subject, DateTimeOffset issuedAt);
}
