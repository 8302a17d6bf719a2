using System.Text.Json.Nodes;
using NetMcp.Trust.Jose;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Tokens;

namespace NetMcp.Trust.Proofs;

/// <summary>Makes DPoP proofs (RFC 9449 section 4.2) for a client that holds a key.</summary>
public static class DpopProofWriter
{
    private static readonly JwsProfile Profile = new() { Type = "dpop+jwt", Key = JwsKeySource.Jwk, MaxLength = DpopVerifier.MaxLength };

    /// <summary>Makes a proof for one request; the next one needs another.</summary>
    /// <param name="key">The key that the last link of the credential confirms.</param>
    /// <param name="request">The request; query and fragment of its URL are left out (RFC 9449 section 4.2).</param>
    /// <param name="now">The time.</param>
    /// <param name="nonce">The server's nonce, where it gave one.</param>
    /// <returns>What the <c>DPoP</c> header is to hold.</returns>
    public static string Write(SigningKey key, DpopRequest request, DateTimeOffset now, string? nonce = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(request);
        var claims = new JsonObject
        {
            ["jti"] = TokenIds.Create(),
            ["htm"] = request.Method,
            ["htu"] = request.Target.GetLeftPart(UriPartial.Path),
            ["iat"] = now.ToUnixTimeSeconds(),
        };
        if (request.AccessToken is { } token)
        {
            claims["ath"] = Jws.HashOf(token);
        }

        if (nonce is not null)
        {
            claims["nonce"] = nonce;
        }

        return JwsWriter.Write(claims, Profile, key);
    }
}
