using NetMcp.Core.Access;

namespace NetMcp.Server.Authorization;

/// <summary>What a verifier says of a credential.</summary>
internal abstract record CredentialVerdict
{
    private CredentialVerdict()
    {
    }

    /// <summary>It is good, and stands for this caller.</summary>
    public sealed record Accepted(ICaller Caller) : CredentialVerdict;

    /// <summary>
    /// It is of this verifier's kind, and is refused.
    /// </summary>
    /// <param name="Error">The error code of RFC 6750 section 3.1 or RFC 9449 section 7.1.</param>
    /// <param name="Description">What is the matter, for whoever sent it; nothing that only a valid credential may know.</param>
    /// <param name="Reason">The same for the audit log, in full.</param>
    public sealed record Refused(string Error, string Description, string Reason) : CredentialVerdict;

    /// <summary>It is not of this verifier's kind.</summary>
    public sealed record NotMine : CredentialVerdict;

    /// <summary>What it would need to be judged cannot be had now (a key set, a list of revocations): nobody is let in by it.</summary>
    public sealed record Unavailable(string Reason) : CredentialVerdict;
}
