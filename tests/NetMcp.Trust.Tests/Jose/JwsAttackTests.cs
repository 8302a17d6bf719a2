using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NetMcp.Trust.Jose;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Tests.Jose;

/// <summary>Tricks with the form and the header of a JWS (RFC 8725).</summary>
public sealed class JwsAttackTests : IDisposable
{
    private const string Payload = """{"sub":"somebody"}""";

    private static readonly JwsProfile ByKid = new() { Type = "test+jwt", Key = JwsKeySource.Kid, MaxLength = 4096 };
    private static readonly JwsProfile ByJwk = new() { Type = "test+jwt", Key = JwsKeySource.Jwk, MaxLength = 4096 };

    private readonly RawJws _raw = new();

    public void Dispose() => _raw.Dispose();

    [Fact]
    public void Read_OfAnHonestToken_VerifiesWithItsKeyAndNoOther()
    {
        using var other = SigningKey.Create();
        var jws = Read(_raw.Write("""{"alg":"ES256","typ":"test+jwt","kid":"k"}""", Payload)).Value;

        Assert.NotNull(jws);
        Assert.Equal("k", jws.Kid);
        Assert.Equal(Payload, Encoding.UTF8.GetString(jws.Payload));
        Assert.True(jws.IsSignedBy(Key()));
        Assert.False(jws.IsSignedBy(other.Public));
    }

    [Theory]
    [InlineData("""{"alg":"none","typ":"test+jwt","kid":"k"}""")]
    [InlineData("""{"alg":"None","typ":"test+jwt","kid":"k"}""")]
    [InlineData("""{"alg":"HS256","typ":"test+jwt","kid":"k"}""")]
    [InlineData("""{"alg":"RS256","typ":"test+jwt","kid":"k"}""")]
    [InlineData("""{"alg":"ES384","typ":"test+jwt","kid":"k"}""")]
    [InlineData("""{"alg":"es256","typ":"test+jwt","kid":"k"}""")]
    [InlineData("""{"alg":["ES256"],"typ":"test+jwt","kid":"k"}""")]
    [InlineData("""{"typ":"test+jwt","kid":"k"}""")]
    public void Read_OfAnotherAlgorithm_IsRefusedForIt(string header) => Refused(RefusalCode.Algorithm, _raw.Write(header, Payload));

    [Fact]
    public void Read_OfHs256WithThePublicKeyAsSecret_IsRefusedForTheAlgorithm()
    {
        var input = RawJws.Encode("""{"alg":"HS256","typ":"test+jwt","kid":"k"}""") + "." + RawJws.Encode(Payload);
        foreach (var secret in new[] { _raw.Jwk, _raw.Jwks, _raw.X })
        {
            var tag = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(input));
            Refused(RefusalCode.Algorithm, input + "." + Base64Url.EncodeToString(tag));
        }
    }

    [Fact]
    public void Read_OfAnUnsignedToken_IsRefused()
    {
        Refused(RefusalCode.Algorithm, RawJws.Encode("""{"alg":"none"}""") + "." + RawJws.Encode(Payload) + ".");

        var jws = Read(RawJws.Encode("""{"alg":"ES256","typ":"test+jwt","kid":"k"}""") + "." + RawJws.Encode(Payload) + ".").Value;
        Assert.False(jws!.IsSignedBy(Key()));
    }

    [Theory]
    [InlineData("""{"alg":"ES256","typ":"dpop+jwt","kid":"k"}""")]
    [InlineData("""{"alg":"ES256","typ":"TEST+JWT","kid":"k"}""")]
    [InlineData("""{"alg":"ES256","kid":"k"}""")]
    public void Read_OfAnotherKindOfToken_IsRefusedForItsType(string header) => Refused(RefusalCode.Type, _raw.Write(header, Payload));

    [Theory]
    [InlineData("""{"alg":"ES256","typ":"test+jwt","kid":"k","crit":["exp"],"exp":1}""")]
    [InlineData("""{"alg":"ES256","typ":"test+jwt","kid":"k","crit":[]}""")]
    [InlineData("""{"alg":"ES256","typ":"test+jwt","kid":"k","b64":false}""")]
    [InlineData("""{"alg":"ES256","typ":"test+jwt","kid":"k","jku":"https://evil.example/jwks"}""")]
    [InlineData("""{"alg":"ES256","typ":"test+jwt","kid":"k","x5u":"https://evil.example/cert"}""")]
    [InlineData("""{"alg":"ES256","typ":"test+jwt","kid":"k","x5c":["MIIB"]}""")]
    [InlineData("""{"alg":"ES256","typ":"test+jwt","kid":"k","zip":"DEF"}""")]
    [InlineData("""{"alg":"ES256","typ":"test+jwt","kid":"k","jwk":{"kty":"EC"}}""")]
    public void Read_OfAHeaderWithMore_IsRefusedForIt(string header) => Refused(RefusalCode.Header, _raw.Write(header, Payload));

    [Theory]
    [InlineData("""{"alg":"none","alg":"ES256","typ":"test+jwt","kid":"k"}""")]
    [InlineData("""{"alg":"ES256","typ":"test+jwt","kid":"k","kid":"l"}""")]
    [InlineData("""{"alg":"ES256","typ":"test+jwt","kid":"k","\u006bid":"l"}""")]
    [InlineData("""{"alg":"ES256","typ":"test+jwt","kid":"\ud800"}""")]
    [InlineData("""["ES256"]""")]
    [InlineData("""{"alg":"ES256","typ":"test+jwt","kid":"k"} """ + "\0")]
    [InlineData("""{"alg":"ES256","typ":"test+jwt","kid":"k",}""")]
    [InlineData("""{"alg":"ES256","typ":"test+jwt","kid":"k"}/**/""")]
    [InlineData("""{"alg":"ES256","typ":"test+jwt","kid":[[[[[[[[[[[["k"]]]]]]]]]]]]}""")]
    public void Read_OfAHeaderThatCanBeReadInTwoWays_IsMalformed(string header) => Refused(RefusalCode.Malformed, _raw.Write(header, Payload));

    [Fact]
    public void Read_OfBytesThatAreNotUtf8_IsMalformed()
    {
        byte[] header = [.. "{\"alg\":\"ES256\",\"typ\":\"test+jwt\",\"kid\":\""u8, 0xC0, 0xAF, .. "\"}"u8];

        Refused(RefusalCode.Malformed, Base64Url.EncodeToString(header) + ".e30.AAAA");
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a.b")]
    [InlineData("{0}.{1}.{2}.")]
    [InlineData("{0}.{1}.{2}.{2}")]
    [InlineData("{0}=.{1}.{2}")]
    [InlineData("{0}.{1}.{2}==")]
    [InlineData(" {0}.{1}.{2}")]
    [InlineData("{0}.{1}.{2}\n")]
    [InlineData("{0}.{1}\u00a0.{2}")]
    [InlineData("{0}.+{1}.{2}")]
    [InlineData("{0}.%41{1}.{2}")]
    public void Read_OfAnotherForm_IsMalformed(string form)
    {
        var parts = _raw.Write("""{"alg":"ES256","typ":"test+jwt","kid":"k"}""", Payload).Split('.');

        Refused(RefusalCode.Malformed, form.Replace("{0}", parts[0], StringComparison.Ordinal).Replace("{1}", parts[1], StringComparison.Ordinal).Replace("{2}", parts[2], StringComparison.Ordinal));
    }

    [Fact]
    public void Read_OfASecondTextOfTheSameSignature_IsMalformed()
    {
        var text = _raw.Write("""{"alg":"ES256","typ":"test+jwt","kid":"k"}""", Payload);

        // 64 bytes are 85 characters and 2 bits: four last characters mean the same to a lenient decoder, and three of them another hash.
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var last = Alphabet.IndexOf(text[^1], StringComparison.Ordinal);
        Refused(RefusalCode.Malformed, text[..^1] + Alphabet[last + 1]);
    }

    [Fact]
    public void Read_PastTheLimits_IsTooLarge()
    {
        Refused(RefusalCode.TooLarge, _raw.Write("""{"alg":"ES256","typ":"test+jwt","kid":"k"}""", new string(' ', 4096)));
        Refused(RefusalCode.TooLarge, _raw.Write($$"""{"alg":"ES256","typ":"test+jwt","kid":"{{new string('k', 1100)}}"}""", Payload));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"kty":"oct","k":"c2VjcmV0"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}""")]
    [InlineData("""{"kty":"EC","crv":"P-384","x":"{x}","y":"{y}"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"{x}","y":"{y}","alg":"ES512"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"{x}","y":"{y}","use":"enc"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"{x}","y":"{y}","d":"AAAA"}""")]
    public void Read_OfAKeyThatIsNoneForThis_IsRefusedForTheKey(string jwk)
    {
        var written = jwk.Replace("{x}", _raw.X, StringComparison.Ordinal).Replace("{y}", _raw.Y, StringComparison.Ordinal);

        Refused(RefusalCode.Key, _raw.Write($$"""{"alg":"ES256","typ":"test+jwt","jwk":{{written}}}""", Payload), ByJwk);
    }

    [Fact]
    public void Verify_OfZerosOrAnotherLength_IsFalse()
    {
        var key = Key();
        byte[] good = _raw.Sign("data");
        Assert.True(key.Verify("data"u8, good));

        Assert.False(key.Verify("data"u8, new byte[64]));
        Assert.False(key.Verify("data"u8, []));
        Assert.False(key.Verify("data"u8, good.AsSpan(0, 63)));
        Assert.False(key.Verify("data"u8, [.. good, 0]));
        Assert.False(key.Verify("data"u8, Enumerable.Repeat((byte)0xFF, 64).ToArray()));
    }

    [Fact]
    public void Write_ThenRead_GivesWhatWasSigned()
    {
        using var key = SigningKey.Create();
        foreach (var profile in new[] { ByKid, ByJwk })
        {
            var jws = JwsReader.Read(JwsWriter.Write(new() { ["n"] = 1 }, profile, key), profile).Value!;

            Assert.True(jws.IsSignedBy(key.Public));
            Assert.Equal("""{"n":1}""", Encoding.UTF8.GetString(jws.Payload));
            Assert.Equal(profile == ByKid ? key.Public.Thumbprint : null, jws.Kid);
            Assert.Equal(profile == ByJwk ? key.Public : null, jws.Key);
        }
    }

    private static Checked<Jws> Read(string text) => JwsReader.Read(text, ByKid);

    private static void Refused(RefusalCode code, string text, JwsProfile? profile = null)
    {
        var refusal = Assert.Single(JwsReader.Read(text, profile ?? ByKid).Refusals);
        Assert.Equal(code, refusal.Code);
    }

    private PublicKey Key() => PublicKey.TryCreate(Base64Url.DecodeFromChars(_raw.X), Base64Url.DecodeFromChars(_raw.Y))!;
}
