using System.Text.Json;
using NetMcp.Trust.Json;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Keys;

/// <summary>Reads a JWK (RFC 7517) that is a public EC key on P-256.</summary>
public static class Jwk
{
    private const int MaxMember = 256;

    /// <summary>The members that only private or symmetric keys have (RFC 7518 sections 6.2.2, 6.3.2 and 6.4.1).</summary>
    private static readonly string[] Private = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    /// <summary>
    /// Reads a key: <c>kty</c> EC, <c>crv</c> P-256, and where they are there <c>alg</c> ES256, <c>use</c> sig and <c>key_ops</c> with verify. Members that
    /// say nothing about the key are passed over (RFC 7517 section 4); a private key is refused, because nobody should have sent it.
    /// </summary>
    /// <param name="jwk">The object.</param>
    public static Checked<PublicKey> Read(JsonElement jwk) => Read(jwk, null);

    /// <summary>Reads a key, which is not made again when it is in the cache.</summary>
    internal static Checked<PublicKey> Read(JsonElement jwk, KeyCache? cache)
    {
        if (jwk.ValueKind != JsonValueKind.Object)
        {
            return Wrong("A JWK is an object.");
        }

        if (Private.Any(name => jwk.TryGetProperty(name, out _)))
        {
            return Wrong("A private or symmetric key stands where a public one belongs; treat it as lost.");
        }

        if (Text(jwk, "kty") != "EC" || Text(jwk, "crv") != "P-256")
        {
            return Wrong("Only EC keys on P-256 are taken.");
        }

        if (Differs(jwk, "alg", "ES256") || Differs(jwk, "use", "sig") || !MayVerify(jwk))
        {
            return Wrong("The key is not for ES256 signatures.");
        }

        if (Text(jwk, "x") is { } first && Text(jwk, "y") is { } second && cache?.Find(first, second) is { } known)
        {
            return known;
        }

        return Coordinate(jwk, "x") is { } x && Coordinate(jwk, "y") is { } y && PublicKey.TryCreate(x, y) is { } key
            ? key
            : Wrong("The coordinates are not a point of P-256.");
    }

    private static byte[]? Coordinate(JsonElement jwk, string name) => Text(jwk, name) is { } text ? Base64UrlText.Read(text) : null;

    private static string? Text(JsonElement jwk, string name) =>
        jwk.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= MaxMember } text ? text : null;

    private static bool Differs(JsonElement jwk, string name, string wanted) => jwk.TryGetProperty(name, out _) && Text(jwk, name) != wanted;

    private static bool MayVerify(JsonElement jwk) => !jwk.TryGetProperty("key_ops", out var operations)
        || (operations.ValueKind == JsonValueKind.Array && operations.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.GetString() == "verify"));

    private static Refusal Wrong(string message) => new(RefusalCode.Key, "jwk", message);
}
