using System.Text.Json;
using NetMcp.Trust.Json;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Jose;

/// <summary>
/// Reads the compact form of a JWS with the strictest header that does: <c>alg</c> must be ES256 and nothing else (so neither <c>none</c> nor an HMAC
/// with a public key as its secret, RFC 8725 sections 2.1 and 3.1), <c>typ</c> the profile's, and the key named where the profile says. Keys by URL or
/// certificate (<c>jku</c>, <c>x5u</c>, <c>x5c</c>), <c>crit</c> and all other members are refused.
/// </summary>
internal static class JwsReader
{
    /// <summary>The most bytes of a header: with an EC key in it some 250 are needed.</summary>
    public const int MaxHeaderBytes = 1024;

    private const string Algorithm = "ES256";

    /// <summary>Reads a JWS; its signature is still to be verified.</summary>
    /// <param name="text">The compact form.</param>
    /// <param name="profile">What it may be.</param>
    /// <param name="cache">Keys that need not be made again, where they come in headers.</param>
    public static Checked<Jws> Read(string text, JwsProfile profile, KeyCache? cache = null)
    {
        if (text.Length > profile.MaxLength)
        {
            return new Refusal(RefusalCode.TooLarge, "", $"It has more than {profile.MaxLength} characters.");
        }

        var first = text.IndexOf('.', StringComparison.Ordinal);
        var last = text.LastIndexOf('.');
        if (first <= 0 || last == first || text.AsSpan(first + 1, last - first - 1).Contains('.'))
        {
            return Malformed("It is not three parts with dots between (RFC 7515 section 7.1).");
        }

        if (Base64UrlText.Read(text.AsSpan(0, first)) is not { } header
            || Base64UrlText.Read(text.AsSpan(first + 1, last - first - 1)) is not { } payload
            || Base64UrlText.Read(text.AsSpan(last + 1)) is not { } signature)
        {
            return Malformed("A part of it is not base64url without padding.");
        }

        if (header.Length > MaxHeaderBytes)
        {
            return new Refusal(RefusalCode.TooLarge, "header", $"The header has more than {MaxHeaderBytes} bytes.");
        }

        using var document = StrictJson.ReadObject(header);
        if (document is null)
        {
            return Malformed("The header is not a JSON object with each member once.");
        }

        return CheckHeader(document.RootElement, profile, cache, out var kid, out var key) is { } refusal ? refusal : new Jws(text, kid, key, payload, signature);
    }

    private static Refusal? CheckHeader(JsonElement header, JwsProfile profile, KeyCache? cache, out string? kid, out PublicKey? key)
    {
        (kid, key) = (null, null);

        // The algorithm first: under another one nothing else in the header means anything.
        if (!IsText(header, "alg", Algorithm))
        {
            return new Refusal(RefusalCode.Algorithm, "header.alg", "Only ES256 is taken.");
        }

        if (!IsText(header, "typ", profile.Type))
        {
            return new Refusal(RefusalCode.Type, "header.typ", $"Must be '{profile.Type}'.");
        }

        foreach (var member in header.EnumerateObject())
        {
            var known = member.Name switch
            {
                "alg" or "typ" => true,
                "kid" => profile.Key == JwsKeySource.Kid || profile.TolerateKid,
                "jwk" => profile.Key == JwsKeySource.Jwk,
                _ => false,
            };
            if (!known)
            {
                return new Refusal(RefusalCode.Header, "header", "It has a member that is not taken here; alg, typ and " + (profile.Key == JwsKeySource.Kid ? "kid" : "jwk") + " are.");
            }
        }

        if (profile.Key == JwsKeySource.Jwk)
        {
            if (!header.TryGetProperty("jwk", out var jwk))
            {
                return new Refusal(RefusalCode.Key, "header.jwk", "The key is missing.");
            }

            var read = Jwk.Read(jwk, cache);
            key = read.Value;
            return read.Refusals.Count > 0 ? read.Refusals[0] with { Where = "header.jwk" } : null;
        }

        kid = header.TryGetProperty("kid", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        return kid is { Length: > 0 and <= KeySet.MaxKid } ? null : new Refusal(RefusalCode.Key, "header.kid", "The name of the key is missing.");
    }

    private static bool IsText(JsonElement header, string name, string wanted) =>
        header.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(wanted);

    private static Refusal Malformed(string message) => new(RefusalCode.Malformed, "", message);
}
