using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NetMcp.Core.Access;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Paths;
using NetMcp.Trust.Proofs;

namespace NetMcp.Trust.Tests.Chains;

/// <summary>Whatever a stranger sends, the answer is a refusal and never an exception.</summary>
public sealed class HostileTextProperties : IDisposable
{
    private readonly HandMadeChain _hand = new();

    public void Dispose() => _hand.Dispose();

    [Fact]
    public void Verify_OfAChainWithAnyCharacterChanged_IsRefused()
    {
        var token = _hand.Token();
        var chain = token + "~" + _hand.Link(token);
        Assert.NotNull(_hand.Verify(chain, _hand.Bob).Value);

        ForAll(Gen.Choose(0, chain.Length - 1), Gen.Elements("ABCXYZabcxyz0189-_.~=+ \n\u00e9".ToCharArray()), (at, with) =>
            Assert.True(chain[at] == with || _hand.Verify(chain[..at] + with + chain[(at + 1)..], _hand.Bob).Value is null));
        ForAll(Gen.Choose(0, chain.Length - 1), Gen.Choose(1, 40), (at, count) => Assert.Null(_hand.Verify(chain.Remove(at, Math.Min(count, chain.Length - at)), _hand.Bob).Value));
    }

    [Fact]
    public void Verify_OfAnyClaimsUnderGoodSignatures_DoesNotThrow() => ForAll(Json(), Json(), (member, other) =>
    {
        var names = new[] { "iss", "sub", "aud", "iat", "nbf", "exp", "jti", "cnf", "authorization_details", "parent" };
        foreach (var name in names)
        {
            var text = System.Text.RegularExpressions.Regex.Replace(HandMadeChain.TokenClaims, $"\"{name}\":(\"[^\"]*\"|[0-9]+|\\{{\"jkt\"[^}}]*\\}})", $"\"{name}\":{member}");
            _hand.Verify(_hand.Token(text), _hand.Alice);
        }

        _hand.Verify(_hand.Token(HandMadeChain.TokenClaims.Replace(HandMadeChain.Grant, $$"""{"type":"network","pattern":"gateway","devices":{{member}},"paths":{{other}},"budgets":{{member}},"tools":{{other}}}""", StringComparison.Ordinal)), _hand.Alice);
        GrantReader.Read(Encoding.UTF8.GetBytes(member));
        KeySet.Read(Encoding.UTF8.GetBytes($$"""{"keys":[{{member}},{"kty":"EC","crv":"P-256","x":{{other}},"y":{{member}},"kid":{{other}},"key_ops":{{member}}}]}"""));
    });

    [Fact]
    public void Parse_OfAnyText_DoesNotThrow()
    {
        var pieces = new[] { "/", "m:", "a", "[", "]", "=", "'", "\"", ".", ":", "..", "*", " ", "\u0000", "\ud800", "%", "%4", "%41", "https://", "http:", "@", "[::1]", "xn--", "xn--a", "-", "?", "#", "\\", ":443", ":99999", "é" };
        ForAll(Gen.Elements(pieces).ListOf(12), Gen.Choose(0, 12), (parts, count) =>
        {
            var text = string.Concat(parts.Take(count));
            if (NodePath.TryParse(text, out var path))
            {
                Assert.Equal(path.ToString(), NodePath.Parse(path.ToString()).ToString());
            }

            HttpTarget.TryNormalize(text, out _);
            HttpTarget.TryNormalize("https://" + text, out _);
        });
    }

    private static Gen<string> Json() => Gen.OneOf(
        Gen.Elements("null", "true", "0", "-1", "1e400", "9223372036854775808", "1800000000", "253402300799", "253402300800", "\"\"", "\"x\"", "\"\\u0000\"", "\"\\ud800\"", "[]", "[[]]", "[null]", "{}", "[{}]", "{\"jkt\":null}", "{\"all\":1}", "{\"allow\":[\"/\"]}", "{\"deny\":[1]}", "{\"calls_per_minute\":1e9}", "[\"*\"]"),
        Gen.Choose(1, 40).Select(depth => new string('[', depth) + new string(']', depth)),
        Gen.Choose(1, 300).Select(length => "\"" + new string('a', length) + "\""));

    private static void ForAll<TFirst, TSecond>(Gen<TFirst> first, Gen<TSecond> second, Action<TFirst, TSecond> check) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(first.ToArbitrary(), second.ToArbitrary(), check));
}
