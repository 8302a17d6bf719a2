using System.Security.Cryptography;
using System.Text.RegularExpressions;
using NetMcp.Server.Tests.Authorization;
using NetMcp.Trust.Tests;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>Tokens and links of hand-written bytes, signed with whatever key, for a holder whose proofs are good.</summary>
internal sealed class ForgedToken : IDisposable
{
    public const string Header = """{"alg":"ES256","typ":"network-capability+jwt","kid":"KID"}""";
    public const string LinkHeader = """{"alg":"ES256","typ":"network-capability-link+jwt","jwk":JWK}""";

    private readonly ECDsa _holder = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public ForgedToken(AttackLab lab)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(lab.AuthorityKey());
        Authority = new RawJws(key);
        Mallory = new RawJws(_holder);
    }

    public RawJws Authority { get; }

    public RawJws Mallory { get; }

    /// <summary>Good claims, with what a pattern finds replaced; NOW and SOON are times.</summary>
    public string Claims(string pattern = "", string replacement = "")
    {
        var now = AttackLab.Now.ToUnixTimeSeconds();
        var claims = $$"""{"iss":"{{GuardedGateway.Issuer}}","sub":"mallory","aud":"{{GuardedGateway.Resource}}","iat":{{now}},"nbf":{{now}},"exp":{{now + 600}},"jti":"{{Id()}}","cnf":{"jkt":"{{Mallory.Thumbprint}}"},"authorization_details":[{{AttackLab.Agent}}]}""";
        if (pattern.Length == 0)
        {
            return claims;
        }

        var changed = Regex.Replace(claims, pattern, replacement.Replace("NOW", Text(now), StringComparison.Ordinal).Replace("SOON", Text(now + 300), StringComparison.Ordinal));
        return changed != claims ? changed : throw new ArgumentException(pattern);
    }

    /// <summary>A token with this header, these claims and this signer's signature.</summary>
    public string Token(string? header = null, string? claims = null, RawJws? signer = null) =>
        (signer ?? Authority).Write((header ?? Header).Replace("KID", Authority.Thumbprint, StringComparison.Ordinal).Replace("JWK", Mallory.Jwk, StringComparison.Ordinal), claims ?? Claims());

    /// <summary>A link below what stands before, signed by any key, that shows any key.</summary>
    public string Link(string before, string members, RawJws? signer = null, RawJws? shown = null, string? parent = null, Func<string, string>? edit = null)
    {
        var now = AttackLab.Now.ToUnixTimeSeconds();
        var claims = $$"""{"sub":"helper","iat":{{now}},"nbf":{{now}},"exp":{{now + 600}},"jti":"{{Id()}}","cnf":{"jkt":"{{Mallory.Thumbprint}}"},"parent":"{{parent ?? Hash(before.Split('~')[^1])}}","authorization_details":[{"type":"network","pattern":"gateway"{{members}}}]}""";
        return before + "~" + (signer ?? Mallory).Write(LinkHeader.Replace("JWK", (shown ?? signer ?? Mallory).Jwk, StringComparison.Ordinal), edit?.Invoke(claims) ?? claims);
    }

    /// <summary>The headers of a request: whatever text as the credential, with a proof that is right for it.</summary>
    public (string Name, string Value)[] Headers(string credential, string scheme = "DPoP", RawJws? key = null, string proof = "", string proofTo = "") =>
        [("Authorization", scheme + " " + credential), ("DPoP", Proof(credential, key, proof, proofTo))];

    /// <summary>A proof of hand-written bytes, with one text put in another's place.</summary>
    public string Proof(string credential, RawJws? key = null, string from = "", string to = "")
    {
        key ??= Mallory;
        var header = $$"""{"typ":"dpop+jwt","alg":"ES256","jwk":{{key.Jwk}}}""";
        var claims = $$"""{"jti":"{{Id()}}","htm":"POST","htu":"{{GuardedGateway.Resource}}","iat":{{AttackLab.Now.ToUnixTimeSeconds()}},"ath":"{{Hash(credential)}}"}""";
        return from.Length == 0 ? key.Write(header, claims) : key.Write(header.Replace(from, to, StringComparison.Ordinal), claims.Replace(from, to, StringComparison.Ordinal));
    }

    public static string Hash(string text) => System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(text)));

    public void Dispose()
    {
        Authority.Dispose();
        Mallory.Dispose();
    }

    private static string Text(long seconds) => seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Id() => RawJws.Encode(Guid.NewGuid().ToString());
}
