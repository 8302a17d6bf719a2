using System.Text.Json;
using NetMcp.Trust.Json;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.AccessTokens;

/// <summary>Reads the header of an access token (RFC 9068 section 2.1).</summary>
internal static class AccessTokenHeader
{
    /// <summary>The most bytes.</summary>
    public const int MaxBytes = 2048;

    /// <summary>What would have the token say by which key it is to be judged (RFC 8725 section 3.10), or what must be understood (RFC 7515 section 4.1.11).</summary>
    private static readonly string[] Refused = ["crit", "jku", "jwk", "x5u", "x5c", "b64", "zip", "enc"];

    /// <summary>Checks all of a header.</summary>
    public static Refusal? Check(byte[] utf8, IReadOnlyList<AccessTokenAlgorithm> allowed, out string kid, out AccessTokenAlgorithm algorithm)
    {
        (kid, algorithm) = ("", default);
        if (utf8.Length > MaxBytes)
        {
            return new Refusal(RefusalCode.TooLarge, "header", $"The header has more than {MaxBytes} bytes.");
        }

        using var document = StrictJson.ReadObject(utf8);
        if (document is null)
        {
            return new Refusal(RefusalCode.Malformed, "header", "The header is not a JSON object with each member once.");
        }

        var header = document.RootElement;

        // The algorithm first: under another one nothing else in the header means anything. By its exact name and no number, as Enum.Parse would take.
        var named = Text(header, "alg");
        var found = allowed.Where(one => one.ToString() == named).ToList();
        if (found.Count == 0)
        {
            return new Refusal(RefusalCode.Algorithm, "header.alg", $"Only {string.Join(", ", allowed)} are taken.");
        }

        if (Text(header, "typ") is not ("at+jwt" or "application/at+jwt"))
        {
            return new Refusal(RefusalCode.Type, "header.typ", "Must be 'at+jwt': an access token, and no ID token (RFC 9068 section 4).");
        }

        if (Refused.FirstOrDefault(name => header.TryGetProperty(name, out _)) is { } wrong)
        {
            return new Refusal(RefusalCode.Header, "header", $"The member '{wrong}' is not taken.");
        }

        if (Text(header, "kid") is not { Length: > 0 and <= KeySet.MaxKid } name)
        {
            return new Refusal(RefusalCode.Key, "header.kid", "The name of the key is missing.");
        }

        (kid, algorithm) = (name, found[0]);
        return null;
    }

    private static string? Text(JsonElement header, string name) =>
        header.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
