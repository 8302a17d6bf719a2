using NetMcp.Trust.AccessTokens;
using NetMcp.Trust.Chains;

namespace NetMcp.Server.Authorization.OAuth;

/// <summary>What an access token came to.</summary>
internal abstract record AccessVerdict
{
    private AccessVerdict()
    {
    }

    /// <summary>It is good, and stands for this.</summary>
    public sealed record Good(AccessToken Token, ChainIdentity Identity) : AccessVerdict
    {
        /// <summary>What it allows.</summary>
        public VerifiedChain Chain => Identity.Chain;
    }

    /// <summary>It is refused: see <see cref="CredentialVerdict.Refused"/>.</summary>
    public sealed record Refused(string Error, string Description, string Reason) : AccessVerdict;

    /// <summary>It cannot be judged now.</summary>
    public sealed record Unavailable(string Reason) : AccessVerdict;
}
