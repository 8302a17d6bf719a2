using System.Text.Json;
using NetMcp.Trust.Json;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.AccessTokens;

/// <summary>The public keys of an authorization server (RFC 7517 section 5).</summary>
public sealed class ProviderKeySet
{
    /// <summary>The largest set that is read, in bytes.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>The most keys of a set, those that are passed over with them.</summary>
    public const int MaxKeys = 64;

    private readonly ILookup<string, ProviderKey> _keys;

    private ProviderKeySet(IEnumerable<ProviderKey> keys, IReadOnlyList<string> passedOver)
    {
        _keys = keys.ToLookup(key => key.Kid, StringComparer.Ordinal);
        Count = _keys.Sum(name => name.Count());
        PassedOver = passedOver;
    }

    /// <summary>How many keys are used.</summary>
    public int Count { get; }

    /// <summary>Why keys of the set are not used, a sentence each.</summary>
    public IReadOnlyList<string> PassedOver { get; }

    /// <summary>
    /// Reads a set. A key that is not for signatures, of another kind, weak, private, or without a name is passed over (RFC 7517 section 5); so are
    /// two keys of one type with the same name, for there is no telling which is meant. A set without any usable key is refused.
    /// </summary>
    /// <param name="utf8">The JSON.</param>
    public static Checked<ProviderKeySet> Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MaxBytes)
        {
            return new Refusal(RefusalCode.TooLarge, "jwks", $"A key set has at most {MaxBytes} bytes.");
        }

        using var document = StrictJson.ReadObject(utf8);
        if (document is null || !document.RootElement.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return new Refusal(RefusalCode.Malformed, "jwks", "It is not a JWK set: a JSON object with the array 'keys', and each member once.");
        }

        if (list.GetArrayLength() > MaxKeys)
        {
            return new Refusal(RefusalCode.TooLarge, "jwks", $"A key set has at most {MaxKeys} keys.");
        }

        var keys = new List<ProviderKey>();
        var passedOver = new List<string>();
        foreach (var (index, jwk) in list.EnumerateArray().Index())
        {
            if (ProviderKeyReader.Read(jwk, out var objection) is { } key)
            {
                keys.Add(key);
            }
            else
            {
                passedOver.Add($"keys[{index}]: {objection}.");
            }
        }

        var ambiguous = keys.Where(key => keys.Exists(other => !ReferenceEquals(key, other) && key.Kid == other.Kid && Overlap(key, other))).ToHashSet();
        passedOver.AddRange(ambiguous.Select(_ => "Two keys of one type have the same 'kid'."));
        keys.RemoveAll(ambiguous.Contains);
        return keys.Count > 0 ? new ProviderKeySet(keys, passedOver) : new Refusal(RefusalCode.Key, "jwks", "No key of it can be used for RS256, PS256 or ES256.");
    }

    /// <summary>The key of that name for that algorithm; null when there is none.</summary>
    internal ProviderKey? Find(string kid, AccessTokenAlgorithm algorithm) => _keys[kid].FirstOrDefault(key => key.Fits(algorithm));

    private static bool Overlap(ProviderKey one, ProviderKey other) => Enum.GetValues<AccessTokenAlgorithm>().Any(algorithm => one.Fits(algorithm) && other.Fits(algorithm));
}
