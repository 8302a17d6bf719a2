using NetMcp.Trust.Refusals;
using NetMcp.Trust.Tokens;

namespace NetMcp.Trust.Chains;

/// <summary>Reads what a chain says without verifying that anybody said it: for a person who looks at one, and for nothing else.</summary>
public static class UnverifiedChain
{
    /// <summary>The claims of the token and of its links, oldest first, or what cannot be read.</summary>
    /// <param name="text">The JWSs with <c>~</c> between.</param>
    public static Checked<List<TokenClaims>> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!ChainText.Read(text).TryGet(out var parts, out var refusals))
        {
            return refusals.ToList();
        }

        var links = new List<TokenClaims>(parts.Count);
        foreach (var part in parts)
        {
            if (!ClaimsReader.Read(part.Payload, links.Count > 0, ChainText.Place(links.Count, "")).TryGet(out var claims, out refusals))
            {
                return refusals.ToList();
            }

            links.Add(claims);
        }

        return links;
    }
}
