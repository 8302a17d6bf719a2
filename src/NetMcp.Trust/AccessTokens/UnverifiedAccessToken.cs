using System.Text;
using NetMcp.Trust.Json;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.AccessTokens;

/// <summary>
/// A JWT access token (RFC 9068) whose header was read: what key and algorithm it names, and nothing to be believed before <see cref="Verify"/>. In two steps
/// because the keys may have to be fetched in between.
/// </summary>
public sealed class UnverifiedAccessToken
{
    /// <summary>The most characters of a token.</summary>
    public const int MaxLength = 16 * 1024;

    private readonly byte[] _input;
    private readonly byte[] _payload;
    private readonly byte[] _signature;

    private UnverifiedAccessToken(string kid, AccessTokenAlgorithm algorithm, byte[] input, byte[] payload, byte[] signature)
    {
        (Kid, Algorithm) = (kid, algorithm);
        (_input, _payload, _signature) = (input, payload, signature);
    }

    /// <summary>The name of the key.</summary>
    public string Kid { get; }

    /// <summary>The algorithm, one of those that are taken.</summary>
    public AccessTokenAlgorithm Algorithm { get; }

    /// <summary>
    /// Reads the compact form (RFC 7515 section 7.1). Refused are an algorithm that is not allowed, another <c>typ</c>, a header without <c>kid</c>, one
    /// that brings its own key or says where to get it, <c>crit</c>, and whatever has two readings.
    /// </summary>
    public static Checked<UnverifiedAccessToken> Read(string text, IReadOnlyList<AccessTokenAlgorithm> allowed)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(allowed);
        if (text.Length > MaxLength)
        {
            return new Refusal(RefusalCode.TooLarge, "", $"It has more than {MaxLength} characters.");
        }

        var parts = text.Split('.', 4);
        if (parts.Length != 3 || parts[0].Length == 0
            || Base64UrlText.Read(parts[0]) is not { } header || Base64UrlText.Read(parts[1]) is not { } payload || Base64UrlText.Read(parts[2]) is not { } signature)
        {
            return new Refusal(RefusalCode.Malformed, "", "It is not three parts of base64url with dots between.");
        }

        return AccessTokenHeader.Check(header, allowed, out var kid, out var algorithm) is { } refusal
            ? refusal
            : new UnverifiedAccessToken(kid, algorithm, Encoding.ASCII.GetBytes(text[..text.LastIndexOf('.')]), payload, signature);
    }

    /// <summary>Verifies signature and claims.</summary>
    /// <param name="keys">The authorization server's keys.</param>
    /// <param name="rules">What is taken.</param>
    /// <param name="now">The time.</param>
    /// <returns>The claims, or what is wrong: <see cref="RefusalCode.Key"/> alone when the set has no such key, which a newer set may have.</returns>
    public Checked<AccessToken> Verify(ProviderKeySet keys, AccessTokenRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(rules);
        if (!rules.Algorithms.Contains(Algorithm))
        {
            return new Refusal(RefusalCode.Algorithm, "header.alg", "The algorithm is not taken here.");
        }

        if (keys.Find(Kid, Algorithm) is not { } key)
        {
            return new Refusal(RefusalCode.Key, "header.kid", "No published key of the authorization server has this name and algorithm.");
        }

        if (!key.Verify(Algorithm, _input, _signature))
        {
            return new Refusal(RefusalCode.Signature, "", "The signature does not verify.");
        }

        if (!AccessTokenClaims.Read(_payload, rules).TryGet(out var token, out var refusals))
        {
            return refusals.ToList();
        }

        return Standing(token, rules.ClockSkew, now) is { Count: > 0 } found ? found : token;
    }

    private static List<Refusal> Standing(AccessToken token, TimeSpan skew, DateTimeOffset now)
    {
        var found = new List<Refusal>();
        if (now - skew >= token.ExpiresAt)
        {
            found.Add(new Refusal(RefusalCode.Expired, "exp", "It has expired."));
        }

        if (now + skew < token.NotBefore || now + skew < token.IssuedAt)
        {
            found.Add(new Refusal(RefusalCode.NotYetValid, "nbf", "It is not valid yet."));
        }

        return found;
    }
}
