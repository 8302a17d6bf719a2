using NetMcp.Trust.Grants;

namespace NetMcp.Server.Authorization.OAuth;

/// <summary>What a token exchange came to.</summary>
internal abstract record TokenExchangeResult
{
    private TokenExchangeResult()
    {
    }

    /// <summary>A capability token.</summary>
    /// <param name="Token">The token.</param>
    /// <param name="IsBound">Whether it is confirmed for the key of the proof.</param>
    /// <param name="Grant">What it holds, which may be less than was asked for (RFC 9396 section 7).</param>
    /// <param name="Lifetime">How long it is good.</param>
    public sealed record Issued(string Token, bool IsBound, NetworkGrant Grant, TimeSpan Lifetime) : TokenExchangeResult;

    /// <summary>None.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Error">The code of RFC 6749 section 5.2, RFC 8693 section 2.2.2, RFC 9396 section 5 or RFC 9449 section 5.</param>
    /// <param name="Description">What is the matter, for whoever asked.</param>
    /// <param name="Reason">The same in full, for the audit log.</param>
    public sealed record Refused(int Status, string Error, string Description, string Reason) : TokenExchangeResult
    {
        /// <summary>A refusal of which the asker may know everything.</summary>
        public static Refused Because(string error, string description) => new(StatusCodes.Status400BadRequest, error, description, description);
    }
}
