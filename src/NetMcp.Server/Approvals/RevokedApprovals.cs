using NetMcp.Changes.Approvals;
using NetMcp.Server.Authorization;
using NetMcp.Trust.Revocation;

namespace NetMcp.Server.Approvals;

/// <summary>Holds approvals against the token authority's list of revocations: by the names of the token and its links, and by the subjects.</summary>
internal sealed class RevokedApprovals : IRevokedApprovals
{
    private readonly TokenAuthority? _authority;
    private readonly ILogger<RevokedApprovals> _log;

    public RevokedApprovals(IEnumerable<TokenAuthority> authorities, ILogger<RevokedApprovals> log)
    {
        _authority = authorities.FirstOrDefault();
        _log = log;
    }

    /// <inheritdoc/>
    public bool IsRevoked(ApprovalDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var by = decision.By;
        if (_authority is null || by.Chain.Count == 0)
        {
            // A user of the machine, whom the kernel named, has no token.
            return false;
        }

        // The token stood when it was used, so that a revocation of its subject that does not lie before the decision is one of the token. Both in whole
        // seconds, as the list has them.
        var at = DateTimeOffset.FromUnixTimeSeconds(decision.At.ToUnixTimeSeconds());
        try
        {
            var revocations = _authority.Revocations;
            return by.Chain.Any(revocations.IsRevoked) || by.Behind.Append(by.Name).Any(subject => revocations.IsRevoked(subject, at));
        }
        catch (RevocationFileException e)
        {
            AuthorizationLog.Unavailable(_log, e.Message);
            return true;
        }
    }
}
