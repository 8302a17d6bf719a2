using System.Text;
using NetMcp.Trust.Jose;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Tokens;

/// <summary>Issues capability tokens of the authority.</summary>
public static class TokenIssuer
{
    /// <summary>Writes and signs a token, after the claims were read back by the rules that a verifier reads them by: what it would refuse is not issued.</summary>
    /// <param name="claims">The claims; issuer and audience are there, a parent is not.</param>
    /// <param name="key">The key of the authority that signs now.</param>
    /// <returns>The compact form, or every mistake in the claims.</returns>
    public static Checked<string> Issue(TokenClaims claims, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(key);
        return Write(claims, TokenProfiles.Token, key);
    }

    internal static Checked<string> Write(TokenClaims claims, JwsProfile profile, SigningKey key)
    {
        var payload = ClaimsWriter.Write(claims);
        var mistakes = ClaimsReader.Read(Encoding.UTF8.GetBytes(payload.ToJsonString()), profile == TokenProfiles.Link, "").Refusals;
        if (mistakes.Count > 0)
        {
            return mistakes.ToList();
        }

        var text = JwsWriter.Write(payload, profile, key);
        return text.Length <= profile.MaxLength ? text : new Refusal(RefusalCode.TooLarge, "", $"The token would have {text.Length} characters; {profile.MaxLength} are allowed.");
    }
}
