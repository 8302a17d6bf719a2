using System.Text.Json;
using System.Text.Json.Nodes;
using NetMcp.Trust.Json;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Keys;

/// <summary>Public keys by <c>kid</c>: a JWK set (RFC 7517 section 5).</summary>
public sealed class KeySet
{
    /// <summary>The largest set that is read, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The most keys of a set.</summary>
    public const int MaxKeys = 32;

    /// <summary>The longest <c>kid</c>, in characters.</summary>
    public const int MaxKid = 128;

    private readonly IReadOnlyDictionary<string, PublicKey> _keys;

    private KeySet(IReadOnlyDictionary<string, PublicKey> keys) => _keys = keys;

    /// <summary>The keys by their <c>kid</c>.</summary>
    public IReadOnlyDictionary<string, PublicKey> Keys => _keys;

    /// <summary>Makes a set; each key is called by its thumbprint.</summary>
    public static KeySet Of(IEnumerable<PublicKey> keys) => new(keys.Distinct().ToDictionary(key => key.Thumbprint, StringComparer.Ordinal));

    /// <summary>
    /// Reads a set. Keys of other kinds are passed over (RFC 7517 section 5); a key without <c>kid</c>, two with the same, a private key, or no
    /// usable key at all refuse the whole.
    /// </summary>
    /// <param name="utf8">The JSON.</param>
    public static Checked<KeySet> Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MaxBytes)
        {
            return new Refusal(RefusalCode.TooLarge, "jwks", $"A key set has at most {MaxBytes} bytes.");
        }

        using var document = StrictJson.ReadObject(utf8);
        if (document is null || !document.RootElement.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return new Refusal(RefusalCode.Malformed, "jwks", "It is not a JWK set: a JSON object with the array 'keys'.");
        }

        if (list.GetArrayLength() > MaxKeys)
        {
            return new Refusal(RefusalCode.TooLarge, "jwks", $"A key set has at most {MaxKeys} keys.");
        }

        var keys = new Dictionary<string, PublicKey>(StringComparer.Ordinal);
        foreach (var jwk in list.EnumerateArray())
        {
            if (jwk.ValueKind != JsonValueKind.Object || IsOfAnotherKind(jwk))
            {
                continue;
            }

            if (!Jwk.Read(jwk).TryGet(out var key, out var refusals))
            {
                return refusals.ToList();
            }

            if (!jwk.TryGetProperty("kid", out var kid) || kid.ValueKind != JsonValueKind.String || kid.GetString() is not { Length: > 0 and <= MaxKid } name || !keys.TryAdd(name, key))
            {
                return new Refusal(RefusalCode.Key, "jwks", $"Every key needs a 'kid' of its own, of 1 to {MaxKid} characters.");
            }
        }

        return keys.Count > 0 ? new KeySet(keys) : new Refusal(RefusalCode.Key, "jwks", "No key of it is an EC key on P-256 for ES256.");
    }

    /// <summary>The key of that name; null when there is none.</summary>
    public PublicKey? Find(string kid) => _keys.GetValueOrDefault(kid);

    /// <summary>The set as JSON, in the order of the names.</summary>
    public JsonObject ToJson()
    {
        var list = new JsonArray();
        foreach (var (kid, key) in _keys.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var jwk = key.ToJwk();
            jwk["kid"] = kid;
            jwk["alg"] = "ES256";
            jwk["use"] = "sig";
            list.Add((JsonNode)jwk);
        }

        return new JsonObject { ["keys"] = list };
    }

    private static bool IsOfAnotherKind(JsonElement jwk) =>
        !(jwk.TryGetProperty("kty", out var kind) && kind.ValueKind == JsonValueKind.String && kind.GetString() is "EC" or "oct")
        || (jwk.TryGetProperty("crv", out var curve) && curve.ValueKind == JsonValueKind.String && curve.GetString() != "P-256");
}
