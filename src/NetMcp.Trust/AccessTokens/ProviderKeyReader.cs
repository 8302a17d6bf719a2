using System.Security.Cryptography;
using System.Text.Json;
using NetMcp.Trust.Json;
using NetMcp.Trust.Keys;

namespace NetMcp.Trust.AccessTokens;

/// <summary>Reads one key of an authorization server's set (RFC 7517 section 4, RFC 7518 section 6).</summary>
internal static class ProviderKeyReader
{
    private static readonly string[] Private = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    /// <summary>The key; null with the reason why it is passed over.</summary>
    public static ProviderKey? Read(JsonElement jwk, out string objection)
    {
        objection = "";
        if (jwk.ValueKind != JsonValueKind.Object)
        {
            objection = "it is not an object";
        }
        else if (Text(jwk, "kid", KeySet.MaxKid) is null or { Length: 0 })
        {
            objection = $"it has no 'kid' of 1 to {KeySet.MaxKid} characters";
        }
        else if (Private.Any(name => jwk.TryGetProperty(name, out _)))
        {
            objection = "it is a private or symmetric key, which whoever can read this set now has";
        }
        else if ((jwk.TryGetProperty("use", out _) && Text(jwk, "use", 16) != "sig") || !MayVerify(jwk))
        {
            objection = "it is not for signatures";
        }

        if (objection.Length > 0)
        {
            return null;
        }

        var kid = Text(jwk, "kid", KeySet.MaxKid)!;
        var key = Text(jwk, "kty", 16) switch
        {
            "EC" => Curve(jwk, kid),
            "RSA" => Rsa(jwk, kid),
            _ => null,
        };
        objection = key is null ? "it is not an EC key on P-256 for ES256, or an RSA key of 2048 to 8192 bits for RS256 or PS256" : "";
        return key;
    }

    private static ProviderKey? Curve(JsonElement jwk, string kid) =>
        Algorithms(jwk, AccessTokenAlgorithm.ES256) is { Count: > 0 } algorithms
        && Text(jwk, "crv", 16) == "P-256" && Number(jwk, "x", 64) is { } x && Number(jwk, "y", 64) is { } y && PublicKey.TryCreate(x, y) is { } key
            ? new ProviderKey(kid, algorithms, (_, input, signature) => key.Verify(input, signature))
            : null;

    private static ProviderKey? Rsa(JsonElement jwk, string kid) =>
        Algorithms(jwk, AccessTokenAlgorithm.RS256, AccessTokenAlgorithm.PS256) is { Count: > 0 } algorithms
        && Number(jwk, "n", 2 * RsaVerifier.MostBits / 8) is { } modulus && Number(jwk, "e", 8) is { } exponent && RsaVerifier.TryCreate(modulus, exponent) is { } key
            ? new ProviderKey(kid, algorithms, (algorithm, input, signature) =>
                key.Verify(input, signature, algorithm == AccessTokenAlgorithm.PS256 ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1))
            : null;

    private static List<AccessTokenAlgorithm> Algorithms(JsonElement jwk, params AccessTokenAlgorithm[] possible) =>
        [.. possible.Where(algorithm => !jwk.TryGetProperty("alg", out _) || Text(jwk, "alg", 16) == algorithm.ToString())];

    private static byte[]? Number(JsonElement jwk, string name, int most) => Text(jwk, name, most) is { } text ? Base64UrlText.Read(text) : null;

    private static string? Text(JsonElement jwk, string name, int most) =>
        jwk.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.Length <= most ? text : null;

    private static bool MayVerify(JsonElement jwk) => !jwk.TryGetProperty("key_ops", out var operations)
        || (operations.ValueKind == JsonValueKind.Array && operations.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals("verify")));
}
