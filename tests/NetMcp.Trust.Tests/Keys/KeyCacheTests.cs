using System.Text.Json;
using NetMcp.Trust.Keys;

namespace NetMcp.Trust.Tests.Keys;

public sealed class KeyCacheTests
{
    [Fact]
    public void Read_OfAKnownKey_GivesTheOneThatIsKept_AndOfAnotherNot()
    {
        using var key = SigningKey.Create();
        using var other = SigningKey.Create();
        var cache = new KeyCache();
        cache.Add(key.Public);

        Assert.Same(key.Public, Jwk.Read(Element(key.Public.ToJwk().ToJsonString()), cache).Value);
        Assert.Equal(other.Public, Jwk.Read(Element(other.Public.ToJwk().ToJsonString()), cache).Value);
        Assert.Null(cache.Find(other.Public.X, other.Public.Y));
    }

    [Fact]
    public void Read_OfAKnownKeyWithOtherMembers_IsRefusedAllTheSame()
    {
        using var key = SigningKey.Create();
        var cache = new KeyCache();
        cache.Add(key.Public);
        foreach (var (name, value) in new[] { ("d", "AAAA"), ("crv", "P-384"), ("alg", "ES384"), ("use", "enc"), ("y", key.Public.X) })
        {
            var jwk = key.Public.ToJwk();
            jwk[name] = value;

            Assert.Null(Jwk.Read(Element(jwk.ToJsonString()), cache).Value);
        }
    }

    private static JsonElement Element(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
