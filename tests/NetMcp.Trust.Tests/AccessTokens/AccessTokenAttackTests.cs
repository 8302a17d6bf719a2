using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NetMcp.Trust.AccessTokens;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Tests.AccessTokens;

/// <summary>Access tokens as an attacker would send them, made by hand; and those that are good, so that the refusals mean something.</summary>
public sealed class AccessTokenAttackTests : IDisposable
{
    private readonly HandMadeProvider _provider = new();

    public void Dispose() => _provider.Dispose();

    [Fact]
    public void Verify_EveryAlgorithm_GivesTheClaims()
    {
        var claims = HandMadeProvider.Claims(("scope", "net.read net.plan"), ("aud", new JsonArray("other", HandMadeProvider.Audience)), ("cnf", new JsonObject { ["jkt"] = new string('A', 43) }));
        foreach (var text in new[] { _provider.ES256(claims), HandMadeProvider.RS256(claims), HandMadeProvider.PS256(claims), _provider.ES256(claims, """{"alg":"ES256","typ":"application/at+jwt","kid":"e","x5t":"a"}""") })
        {
            var token = _provider.Verify(text).Value!;
            Assert.Equal(("https://as.example|u-1", "console", "t-1", new string('A', 43)), (token.Principal, token.ClientId, token.Id, token.KeyThumbprint));
            Assert.Equal(["net.read", "net.plan"], token.Scopes);
        }
    }

    [Fact]
    public void Verify_NoSignature_Refused()
    {
        foreach (var alg in new[] { "none", "None", "NONE", "nOnE", "" })
        {
            Refused(RefusalCode.Algorithm, HandMadeProvider.Sign($$"""{"alg":"{{alg}}","typ":"at+jwt","kid":"r"}""", HandMadeProvider.Claims(), _ => []));
        }

        Refused(RefusalCode.Algorithm, HandMadeProvider.Sign("""{"typ":"at+jwt","kid":"r"}""", HandMadeProvider.Claims(), _ => []));
        Refused(RefusalCode.Signature, HandMadeProvider.Sign("""{"alg":"RS256","typ":"at+jwt","kid":"r"}""", HandMadeProvider.Claims(), _ => []));
        Refused(RefusalCode.Signature, HandMadeProvider.Sign("""{"alg":"ES256","typ":"at+jwt","kid":"e"}""", HandMadeProvider.Claims(), _ => new byte[64]));
    }

    [Fact]
    public void Verify_HmacWithThePublicKeyAsSecret_Refused()
    {
        foreach (var secret in new[] { HandMadeProvider.Rsa.ExportSubjectPublicKeyInfoPem(), HandMadeProvider.Rsa.ExportRSAPublicKeyPem(), HandMadeProvider.RsaJwk() })
        {
            foreach (var alg in new[] { "HS256", "RS256" })
            {
                var text = HandMadeProvider.Sign($$"""{"alg":"{{alg}}","typ":"at+jwt","kid":"r"}""", HandMadeProvider.Claims(), input => HMACSHA256.HashData(Encoding.ASCII.GetBytes(secret), input));
                Refused(alg == "HS256" ? RefusalCode.Algorithm : RefusalCode.Signature, text);
            }
        }
    }

    [Theory]
    [InlineData("ES384")]
    [InlineData("RS512")]
    [InlineData("PS384")]
    [InlineData("EdDSA")]
    [InlineData("es256")]
    [InlineData("0")]
    [InlineData("ES256 ")]
    public void Read_AlgorithmThatIsNotListed_Refused(string alg) =>
        Refused(RefusalCode.Algorithm, _provider.ES256(HandMadeProvider.Claims(), $$"""{"alg":"{{alg}}","typ":"at+jwt","kid":"e"}"""));

    [Fact]
    public void Verify_AlgorithmThatThisGatewayDoesNotTake_RefusedThoughItsKeyIsPublished()
    {
        var rules = HandMadeProvider.Rules with { Algorithms = [AccessTokenAlgorithm.ES256] };

        Assert.Equal(RefusalCode.Algorithm, Assert.Single(_provider.Verify(HandMadeProvider.RS256(HandMadeProvider.Claims()), rules: rules).Refusals).Code);
        Assert.NotNull(_provider.Verify(_provider.ES256(HandMadeProvider.Claims()), rules: rules).Value);
    }

    [Fact]
    public void Verify_KeyOfAnotherTypeUnderTheSameName_NeverVerifies()
    {
        // Both under one name: the algorithm finds the one that it can be, and the other is not tried.
        var both = ProviderKeySet.Read(HandMadeProvider.Set(HandMadeProvider.RsaJwk("k"), _provider.CurveJwk("k"))).Value!;
        Assert.NotNull(_provider.Verify(HandMadeProvider.RS256(HandMadeProvider.Claims(), """{"alg":"RS256","typ":"at+jwt","kid":"k"}"""), both).Value);
        Assert.NotNull(_provider.Verify(_provider.ES256(HandMadeProvider.Claims(), """{"alg":"ES256","typ":"at+jwt","kid":"k"}"""), both).Value);
        Refused(RefusalCode.Signature, HandMadeProvider.RS256(HandMadeProvider.Claims(), """{"alg":"ES256","typ":"at+jwt","kid":"k"}"""), both);

        // Only the other: there is no such key.
        Refused(RefusalCode.Key, HandMadeProvider.RS256(HandMadeProvider.Claims(), """{"alg":"RS256","typ":"at+jwt","kid":"e"}"""));
        Refused(RefusalCode.Key, _provider.ES256(HandMadeProvider.Claims(), """{"alg":"ES256","typ":"at+jwt","kid":"r"}"""));
    }

    [Fact]
    public void Verify_KeyForOneAlgorithm_NotUsedForAnother()
    {
        var keys = ProviderKeySet.Read(HandMadeProvider.Set(HandMadeProvider.RsaJwk("r", ""","alg":"PS256" """))).Value!;

        Assert.NotNull(_provider.Verify(HandMadeProvider.PS256(HandMadeProvider.Claims()), keys).Value);
        Refused(RefusalCode.Key, HandMadeProvider.RS256(HandMadeProvider.Claims()), keys);
        Refused(RefusalCode.Signature, HandMadeProvider.PS256(HandMadeProvider.Claims(), """{"alg":"RS256","typ":"at+jwt","kid":"r"}"""));
    }

    [Theory]
    [InlineData(""","kid":"other" """, RefusalCode.Key)]
    [InlineData(""","kid":"E" """, RefusalCode.Key)]
    [InlineData(""","kid":"../../e" """, RefusalCode.Key)]
    [InlineData(""","kid":"e\u0000" """, RefusalCode.Key)]
    [InlineData(""","kid":"" """, RefusalCode.Key)]
    [InlineData(""","kid":["e"] """, RefusalCode.Key)]
    [InlineData(""","kid":1 """, RefusalCode.Key)]
    [InlineData("", RefusalCode.Key)]
    [InlineData(""","kid":"e","kid":"e" """, RefusalCode.Malformed)]
    [InlineData(""","kid":"e","jku":"https://evil.example/jwks" """, RefusalCode.Header)]
    [InlineData(""","kid":"e","x5u":"https://evil.example/cert" """, RefusalCode.Header)]
    [InlineData(""","kid":"e","x5c":["MII"] """, RefusalCode.Header)]
    [InlineData(""","kid":"e","jwk":{"kty":"EC"} """, RefusalCode.Header)]
    [InlineData(""","kid":"e","crit":["exp"] """, RefusalCode.Header)]
    [InlineData(""","kid":"e","crit":["b64"],"b64":false """, RefusalCode.Header)]
    public void Read_HeaderWithATrick_Refused(string more, RefusalCode code) =>
        Refused(code, _provider.ES256(HandMadeProvider.Claims(), $$"""{"alg":"ES256","typ":"at+jwt"{{more}}}"""));

    [Theory]
    [InlineData("JWT")]
    [InlineData("id+jwt")]
    [InlineData("logout+jwt")]
    [InlineData("dpop+jwt")]
    [InlineData("network-capability+jwt")]
    [InlineData("AT+JWT ")]
    public void Read_AnotherKindOfToken_Refused(string type) =>
        Refused(RefusalCode.Type, _provider.ES256(HandMadeProvider.Claims(), $$"""{"alg":"ES256","typ":"{{type}}","kid":"e"}"""));

    [Fact]
    public void Read_NoType_Refused() => Refused(RefusalCode.Type, _provider.ES256(HandMadeProvider.Claims(), """{"alg":"ES256","kid":"e"}"""));

    [Theory]
    [InlineData("iss")]
    [InlineData("sub")]
    [InlineData("aud")]
    [InlineData("exp")]
    [InlineData("iat")]
    [InlineData("jti")]
    [InlineData("client_id")]
    public void Verify_RequiredClaimMissing_Refused(string claim)
    {
        var refusal = Assert.Single(_provider.Verify(_provider.ES256(HandMadeProvider.Claims((claim, null)))).Refusals);

        Assert.Equal((RefusalCode.Claim, claim), (refusal.Code, refusal.Where));
    }

    [Theory]
    [InlineData("https://as.example/")]
    [InlineData("https://AS.example")]
    [InlineData("http://as.example")]
    [InlineData("https://as.example.evil.example")]
    public void Verify_AnotherIssuer_Refused(string issuer) => Refused(RefusalCode.Issuer, _provider.ES256(HandMadeProvider.Claims(("iss", issuer))));

    [Theory]
    [InlineData("""{"aud":"https://gateway.example"}""", RefusalCode.Audience)]
    [InlineData("""{"aud":"https://gateway.example/mcp/"}""", RefusalCode.Audience)]
    [InlineData("""{"aud":["https://gateway.example/MCP","console"]}""", RefusalCode.Audience)]
    [InlineData("""{"aud":[]}""", RefusalCode.Claim)]
    [InlineData("""{"aud":["https://gateway.example/mcp",1]}""", RefusalCode.Claim)]
    [InlineData("""{"aud":{"https://gateway.example/mcp":true}}""", RefusalCode.Claim)]
    [InlineData("""{"aud":true}""", RefusalCode.Claim)]
    public void Verify_AnotherAudience_Refused(string aud, RefusalCode code) =>
        Refused(code, _provider.ES256(HandMadeProvider.Claims(("aud", JsonNode.Parse(aud)!["aud"]!.DeepClone()))));

    [Theory]
    [InlineData(-31, -331, RefusalCode.Expired)]
    [InlineData(300, 31, RefusalCode.NotYetValid)]
    [InlineData(86_401, 0, RefusalCode.Claim)]
    [InlineData(-40, -20, RefusalCode.Claim)]
    public void Verify_TimesThatAreWrong_Refused(int expires, int issued, RefusalCode code) =>
        Assert.Contains(_provider.Verify(_provider.ES256(At(expires, issued))).Refusals, refusal => refusal.Code == code);

    [Theory]
    [InlineData(-29, -300)]
    [InlineData(300, 30)]
    [InlineData(86_400, 0)]
    public void Verify_TimesWithinTheSkew_Taken(int expires, int issued) => Assert.NotNull(_provider.Verify(_provider.ES256(At(expires, issued))).Value);

    [Fact]
    public void Verify_NotBeforeInTheFuture_Refused() =>
        Refused(RefusalCode.NotYetValid, _provider.ES256(HandMadeProvider.Claims(("nbf", HandMadeProvider.Now.ToUnixTimeSeconds() + 60))));

    [Theory]
    [InlineData("\"exp\":99999999999999999999")]
    [InlineData("\"exp\":\"1800000300\"")]
    [InlineData("\"exp\":1e300")]
    [InlineData("\"exp\":-1")]
    [InlineData("\"sub\":\"\"")]
    [InlineData("\"sub\":\"a\\nb\"")]
    [InlineData("\"cnf\":{}")]
    [InlineData("\"cnf\":null")]
    [InlineData("\"cnf\":{\"x5t#S256\":\"bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2\"}")]
    [InlineData("\"cnf\":{\"jkt\":\"short\"}")]
    [InlineData("\"scope\":[\"net.read\"]")]
    public void Verify_ClaimOfAValueThatItCannotHave_Refused(string member)
    {
        var claims = JsonNode.Parse(HandMadeProvider.Claims())!.AsObject();
        claims.Remove(member[1..member.IndexOf('"', 1)]);

        Refused(RefusalCode.Claim, _provider.ES256(claims.ToJsonString()[..^1] + "," + member + "}"));
    }

    [Theory]
    [InlineData("\"sub\":\"admin\"")]
    [InlineData("\"su\\u0062\":\"admin\"")]
    [InlineData("\"x\":{\"y\":1,\"y\":2}")]
    [InlineData("\"x\":\"\\ud800\"")]
    [InlineData("\"x\":[[[[[[[[1]]]]]]]]")]
    public void Verify_ClaimsWithTwoReadings_Refused(string member) => Refused(RefusalCode.Malformed, _provider.ES256(HandMadeProvider.Claims()[..^1] + "," + member + "}"));

    [Fact]
    public void Verify_ChangedAfterSigning_Refused()
    {
        var parts = _provider.ES256(HandMadeProvider.Claims()).Split('.');

        Refused(RefusalCode.Signature, $"{parts[0]}.{RawJws.Encode(HandMadeProvider.Claims(("sub", "admin")))}.{parts[2]}");
        Refused(RefusalCode.Signature, $"{RawJws.Encode("""{"typ":"at+jwt","alg":"ES256","kid":"e"}""")}.{parts[1]}.{parts[2]}");
        foreach (var text in new[] { $"{parts[0]}.{parts[1]}", $"{parts[0]}.{parts[1]}.{parts[2]}.", $"{parts[0]}.{parts[1]}.{parts[2]}=", $" {parts[0]}.{parts[1]}.{parts[2]}", "", "..", "..." })
        {
            Refused(RefusalCode.Malformed, text);
        }
    }

    [Fact]
    public void Verify_DerInsteadOfRAndS_Refused() =>
        Refused(RefusalCode.Signature, HandMadeProvider.Sign("""{"alg":"ES256","typ":"at+jwt","kid":"e"}""", HandMadeProvider.Claims(), input => _provider.Curve.SignData(input, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));

    [Fact]
    public void Read_Huge_RefusedBeforeItIsReadAtAll()
    {
        Refused(RefusalCode.TooLarge, _provider.ES256(HandMadeProvider.Claims(("x", new string('x', UnverifiedAccessToken.MaxLength)))));
        Refused(RefusalCode.TooLarge, _provider.ES256(HandMadeProvider.Claims(), $$"""{"alg":"ES256","typ":"at+jwt","kid":"e","x":"{{new string('x', 2048)}}"}"""));
        Refused(RefusalCode.TooLarge, new string('.', UnverifiedAccessToken.MaxLength + 1));
    }

    private static string At(int expires, int issued) => HandMadeProvider.Claims(
        ("exp", HandMadeProvider.Now.ToUnixTimeSeconds() + expires), ("iat", HandMadeProvider.Now.ToUnixTimeSeconds() + issued));

    private void Refused(RefusalCode code, string token, ProviderKeySet? keys = null) =>
        Assert.Equal([code], _provider.Verify(token, keys).Refusals.Select(refusal => refusal.Code).Distinct());
}
