using System.Security.Cryptography;
using System.Text;
using NetMcp.Trust.AccessTokens;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Tests.AccessTokens;

/// <summary>Which keys of an authorization server's set are used.</summary>
public sealed class ProviderKeySetTests : IDisposable
{
    private readonly HandMadeProvider _provider = new();

    public void Dispose() => _provider.Dispose();

    [Theory]
    [InlineData(""","use":"sig","alg":"RS256","key_ops":["verify"],"x5t":"a","unknown":{} """, true)]
    [InlineData(""","use":"enc" """, false)]
    [InlineData(""","use":1 """, false)]
    [InlineData(""","key_ops":["sign"] """, false)]
    [InlineData(""","key_ops":"verify" """, false)]
    [InlineData(""","alg":"RSA-OAEP" """, false)]
    [InlineData(""","alg":"ES256" """, false)]
    [InlineData(""","alg":"HS256" """, false)]
    [InlineData(""","d":"AQAB" """, false)]
    [InlineData(""","k":"AQAB" """, false)]
    public void Read_MembersOfAKey_AreHeeded(string more, bool used)
    {
        var keys = ProviderKeySet.Read(HandMadeProvider.Set(HandMadeProvider.RsaJwk("r", more), _provider.CurveJwk())).Value!;

        Assert.Equal(used, _provider.Verify(HandMadeProvider.RS256(HandMadeProvider.Claims()), keys).Value is not null);
        Assert.Equal(used ? 0 : 1, keys.PassedOver.Count);
        Assert.NotNull(_provider.Verify(_provider.ES256(HandMadeProvider.Claims()), keys).Value);
    }

    [Fact]
    public void Read_WeakOrOtherKeys_ArePassedOver()
    {
        using var shortKey = RSA.Create(1024);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var good = HandMadeProvider.RsaJwk("n");
        var keys = ProviderKeySet.Read(HandMadeProvider.Set(
            HandMadeProvider.RsaJwkOf(shortKey, "a"),
            HandMadeProvider.CurveJwkOf(curve, "P-384", "b"),
            HandMadeProvider.CurveJwkOf(curve, "P-256", "c"),
            """{"kty":"oct","kid":"d","k":"AAAA"}""",
            """{"kty":"OKP","crv":"Ed25519","kid":"e","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""",
            good.Replace("\"e\":\"AQAB\"", "\"e\":\"Aw\"", StringComparison.Ordinal),
            good.Replace("\"e\":\"AQAB\"", "\"e\":\"AAEAAQ\"", StringComparison.Ordinal),
            good.Replace("\"n\":\"", "\"n\":\"AAAA", StringComparison.Ordinal),
            good.Replace("\"kid\":\"n\",", "", StringComparison.Ordinal),
            "1",
            _provider.CurveJwk("good"))).Value!;

        Assert.Equal(10, keys.PassedOver.Count);
        Assert.NotNull(_provider.Verify(_provider.ES256(HandMadeProvider.Claims(), """{"alg":"ES256","typ":"at+jwt","kid":"good"}"""), keys).Value);
    }

    [Fact]
    public void Read_TwoKeysOfOneTypeAndName_AreBothPassedOver()
    {
        using var other = RSA.Create(2048);
        var keys = ProviderKeySet.Read(HandMadeProvider.Set(HandMadeProvider.RsaJwk(), HandMadeProvider.RsaJwkOf(other, "r"), _provider.CurveJwk())).Value!;

        Assert.Equal(RefusalCode.Key, Assert.Single(_provider.Verify(HandMadeProvider.RS256(HandMadeProvider.Claims()), keys).Refusals).Code);
        Assert.Equal(2, keys.PassedOver.Count);
    }

    [Theory]
    [InlineData("""{"keys":[]}""", RefusalCode.Key)]
    [InlineData("""{"keys":{}}""", RefusalCode.Malformed)]
    [InlineData("""[]""", RefusalCode.Malformed)]
    [InlineData("""{"keys":[],"keys":[]}""", RefusalCode.Malformed)]
    [InlineData("""<html>""", RefusalCode.Malformed)]
    [InlineData("", RefusalCode.Malformed)]
    public void Read_NoSet_Refused(string text, RefusalCode code) => Assert.Equal(code, Assert.Single(ProviderKeySet.Read(Encoding.UTF8.GetBytes(text)).Refusals).Code);

    [Fact]
    public void Read_TenThousandKeysOrTooManyBytes_RefusedAsAWhole()
    {
        var many = Encoding.UTF8.GetBytes("{\"keys\":[" + string.Join(',', Enumerable.Repeat("{}", 10_000)) + "]}");
        var large = HandMadeProvider.Set(_provider.CurveJwk("e", $$""","x":"{{new string('x', ProviderKeySet.MaxBytes)}}" """));

        Assert.Equal(RefusalCode.TooLarge, Assert.Single(ProviderKeySet.Read(many).Refusals).Code);
        Assert.Equal(RefusalCode.TooLarge, Assert.Single(ProviderKeySet.Read(large).Refusals).Code);
    }
}
