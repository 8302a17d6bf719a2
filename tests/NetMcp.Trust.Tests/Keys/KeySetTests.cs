using System.Text;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Tests.Keys;

public sealed class KeySetTests : IDisposable
{
    private readonly RawJws _raw = new();

    public void Dispose() => _raw.Dispose();

    [Fact]
    public void Read_OfASetWithOtherKinds_TakesTheKeyThatIsForThis()
    {
        var set = Read($$"""{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB","kid":"r"},{"kty":"OKP","crv":"Ed25519","x":"AA","kid":"o"},{"kty":"EC","crv":"P-384","kid":"e"},{"kty":"EC","crv":"P-256","x":"{{_raw.X}}","y":"{{_raw.Y}}","kid":"mine"}]}""").Value;

        Assert.Equal(["mine"], set!.Keys.Keys);
        Assert.Equal(_raw.Thumbprint, set.Find("mine")!.Thumbprint);
        Assert.Null(set.Find("r"));
    }

    [Fact]
    public void ToJson_ThenRead_IsTheSameSet()
    {
        using var other = SigningKey.Create();
        var set = KeySet.Of([Read(_raw.Jwks).Value!.Find(_raw.Thumbprint)!, other.Public]);

        Assert.Equal(set.Keys, Read(set.ToJson().ToJsonString()).Value!.Keys);
    }

    [Theory]
    [InlineData("""{"keys":[{x},{x}]}""", RefusalCode.Key)]
    [InlineData("""{"keys":[{"kty":"EC","crv":"P-256","x":"{X}","y":"{Y}"}]}""", RefusalCode.Key)]
    [InlineData("""{"keys":[{"kty":"EC","crv":"P-256","x":"{X}","y":"{Y}","kid":"k","d":"AA"}]}""", RefusalCode.Key)]
    [InlineData("""{"keys":[{"kty":"oct","k":"c2VjcmV0","kid":"k"},{x}]}""", RefusalCode.Key)]
    [InlineData("""{"keys":[]}""", RefusalCode.Key)]
    [InlineData("""{"keys":[{x}],"keys":[{x}]}""", RefusalCode.Malformed)]
    [InlineData("""[]""", RefusalCode.Malformed)]
    [InlineData("""{"keys":{}}""", RefusalCode.Malformed)]
    public void Read_OfASetThatCannotBeTrusted_IsRefused(string text, RefusalCode code)
    {
        var one = $$"""{"kty":"EC","crv":"P-256","x":"{{_raw.X}}","y":"{{_raw.Y}}","kid":"k"}""";
        var written = text.Replace("{x}", one, StringComparison.Ordinal).Replace("{X}", _raw.X, StringComparison.Ordinal).Replace("{Y}", _raw.Y, StringComparison.Ordinal);

        Assert.Equal(code, Assert.Single(Read(written).Refusals).Code);
    }

    [Fact]
    public void Read_PastTheLimits_IsTooLarge()
    {
        Assert.Equal(RefusalCode.TooLarge, Read("{\"keys\":[]}" + new string(' ', KeySet.MaxBytes)).Refusals[0].Code);
        Assert.Equal(RefusalCode.TooLarge, Read("{\"keys\":[" + string.Join(',', Enumerable.Repeat("{}", KeySet.MaxKeys + 1)) + "]}").Refusals[0].Code);
    }

    private static Checked<KeySet> Read(string text) => KeySet.Read(Encoding.UTF8.GetBytes(text));
}
