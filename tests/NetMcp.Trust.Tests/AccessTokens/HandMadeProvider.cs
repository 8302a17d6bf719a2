using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NetMcp.Trust.AccessTokens;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Tests.AccessTokens;

/// <summary>An authorization server's keys and tokens, made by hand, so that nothing rests on a writer of the product.</summary>
internal sealed class HandMadeProvider : IDisposable
{
    public const string Issuer = "https://as.example";
    public const string Audience = "https://gateway.example/mcp";

    public static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    // One for the whole run: to find the primes takes a good part of a second.
    public static readonly RSA Rsa = RSA.Create(2048);

    public ECDsa Curve { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static AccessTokenRules Rules { get; } = new() { Issuer = Issuer, Audience = Audience };

    public static string RsaJwk(string kid = "r", string more = "") => RsaJwkOf(Rsa, kid, more);

    public string CurveJwk(string kid = "e", string more = "") => CurveJwkOf(Curve, "P-256", kid, more);

    public static string RsaJwkOf(RSA key, string kid, string more = "")
    {
        var half = key.ExportParameters(false);
        return $$"""{"kty":"RSA","kid":"{{kid}}","n":"{{Base64Url.EncodeToString(half.Modulus)}}","e":"{{Base64Url.EncodeToString(half.Exponent)}}"{{more}}}""";
    }

    public static string CurveJwkOf(ECDsa key, string curve, string kid, string more = "")
    {
        var half = key.ExportParameters(false).Q;
        return $$"""{"kty":"EC","crv":"{{curve}}","kid":"{{kid}}","x":"{{Base64Url.EncodeToString(half.X)}}","y":"{{Base64Url.EncodeToString(half.Y)}}"{{more}}}""";
    }

    public static byte[] Set(params string[] keys) => Encoding.UTF8.GetBytes($$"""{"keys":[{{string.Join(',', keys)}}]}""");

    public ProviderKeySet Keys() => ProviderKeySet.Read(Set(RsaJwk(), CurveJwk())).Value!;

    /// <summary>Good claims, some changed; null takes one away.</summary>
    public static string Claims(params (string Name, JsonNode? Value)[] changes)
    {
        var json = new JsonObject
        {
            ["iss"] = Issuer,
            ["sub"] = "u-1",
            ["aud"] = Audience,
            ["client_id"] = "console",
            ["iat"] = Now.ToUnixTimeSeconds() - 10,
            ["exp"] = Now.ToUnixTimeSeconds() + 300,
            ["jti"] = "t-1",
        };
        foreach (var (name, value) in changes)
        {
            json.Remove(name);
            if (value is not null)
            {
                json[name] = value;
            }
        }

        return json.ToJsonString();
    }

    public static string RS256(string payload, string header = """{"alg":"RS256","typ":"at+jwt","kid":"r"}""") => Sign(header, payload, input => Rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public static string PS256(string payload, string header = """{"alg":"PS256","typ":"at+jwt","kid":"r"}""") => Sign(header, payload, input => Rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));

    public string ES256(string payload, string header = """{"alg":"ES256","typ":"at+jwt","kid":"e"}""") => Sign(header, payload, input => Curve.SignData(input, HashAlgorithmName.SHA256));

    public static string Sign(string header, string payload, Func<byte[], byte[]> sign)
    {
        var input = RawJws.Encode(header) + "." + RawJws.Encode(payload);
        return input + "." + Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(input)));
    }

    public Checked<AccessToken> Verify(string token, ProviderKeySet? keys = null, AccessTokenRules? rules = null, DateTimeOffset? now = null) =>
        UnverifiedAccessToken.Read(token, (rules ?? Rules).Algorithms).TryGet(out var read, out var refusals) ? read.Verify(keys ?? Keys(), rules ?? Rules, now ?? Now) : refusals.ToList();

    public void Dispose() => Curve.Dispose();
}
