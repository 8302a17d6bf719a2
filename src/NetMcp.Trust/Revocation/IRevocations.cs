namespace NetMcp.Trust.Revocation;

/// <summary>What was revoked.</summary>
public interface IRevocations
{
    /// <summary>Which links of a chain were revoked, by their names or by their subjects: all as of one moment.</summary>
    /// <param name="links">
    /// The token and its links. <c>Id</c>: the <c>jti</c> of the token; of a link the names of all before it and its own, with slashes between. <c>Subject</c>:
    /// its <c>sub</c>.
    /// </param>
    /// <param name="issuedAt">When the authority issued the token: what is issued later than the revocation of a subject is good again.</param>
    /// <returns>Their places in the list, counted from 0.</returns>
    IReadOnlyList<int> FindRevoked(IReadOnlyList<(string Id, string Subject)> links, DateTimeOffset issuedAt);
}
