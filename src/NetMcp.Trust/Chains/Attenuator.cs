using System.Text;
using NetMcp.Trust.Jose;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Refusals;
using NetMcp.Trust.Tokens;

namespace NetMcp.Trust.Chains;

/// <summary>Narrows a token offline: its holder adds a link and hands the longer chain on.</summary>
public static class Attenuator
{
    /// <summary>
    /// Adds a link. Whether it is narrower is not compared here: it can only narrow, because every link before it is asked too. The signature of the
    /// authority is not verified: the holder need not have its keys.
    /// </summary>
    /// <param name="chain">The chain that is narrowed.</param>
    /// <param name="holder">The key that its last link confirms.</param>
    /// <param name="claims">The claims of the link; its parent's hash is filled in.</param>
    /// <returns>The longer chain, or what is in the way.</returns>
    public static Checked<string> Attenuate(string chain, SigningKey holder, TokenClaims claims)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(holder);
        ArgumentNullException.ThrowIfNull(claims);
        if (!ChainText.Read(chain).TryGet(out var parts, out var refusals))
        {
            return refusals.ToList();
        }

        if (parts.Count == ChainLimits.MaxDepth)
        {
            return new Refusal(RefusalCode.TooLarge, "", $"The chain has {ChainLimits.MaxDepth} links already.");
        }

        if (!ClaimsReader.Read(parts[^1].Payload, parts.Count > 1, ChainText.Place(parts.Count - 1, "")).TryGet(out var last, out refusals))
        {
            return refusals.ToList();
        }

        if (last.KeyThumbprint != holder.Public.Thumbprint)
        {
            return new Refusal(RefusalCode.Key, "", last.KeyThumbprint is null ? "A token without a confirmed key cannot be narrowed." : "The key is not the one that the last link confirms.");
        }

        if (claims.Grant.Pattern != last.Grant.Pattern)
        {
            return new Refusal(RefusalCode.Pattern, "", "A link cannot change the pattern.");
        }

        var written = TokenIssuer.Write(claims with { Issuer = null, Audience = null, ParentHash = parts[^1].Hash }, TokenProfiles.Link, holder);
        if (!written.TryGet(out var link, out refusals))
        {
            return refusals.ToList();
        }

        var text = new StringBuilder(chain).Append(ChainLimits.Separator).Append(link).ToString();
        return text.Length <= ChainLimits.MaxLength ? text : new Refusal(RefusalCode.TooLarge, "", $"The chain would have {text.Length} characters; {ChainLimits.MaxLength} are allowed.");
    }
}
