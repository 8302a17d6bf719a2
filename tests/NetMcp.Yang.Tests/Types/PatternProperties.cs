using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Tests.Types;

[Trait("rfc7950", "9.4.5")]
public sealed class PatternProperties
{
    /// <summary>Where both dialects agree on the meaning, the framework's engine says what is right.</summary>
    [Fact]
    public void Match_AnyPattern_AgreesWithTheFrameworksEngine()
    {
        var property = Prop.ForAll(Patterns(4).ToArbitrary(), Values().ListOf(20).ToArbitrary(), (text, values) =>
        {
            Assert.True(YangPattern.TryCreate(text, inverted: false, null, out var pattern, out var problem), problem);
            var referee = new Regex(@"\A(?:" + text + @")\z", RegexOptions.NonBacktracking);
            Assert.All(values, value => Assert.Equal(referee.IsMatch(value), pattern.IsMatch(value)));
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), property);
    }

    [Fact]
    public void Create_AnyText_NeverThrows()
    {
        var characters = Gen.Elements("()[]{}|*+?.\\^$-,09azpPiIcCdDwWsS:😀\uD800".ToCharArray());
        var property = Prop.ForAll(characters.ArrayOf().ToArbitrary(), text =>
        {
            if (YangPattern.TryCreate(new(text), inverted: false, null, out var pattern, out _))
            {
                pattern.IsMatch(new(text));
            }
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), property);
    }

    private static Gen<string> Values() => Gen.Elements('a', 'b', 'c', '-').ArrayOf().Select(characters => new string(characters));

    private static Gen<string> Patterns(int depth)
    {
        var atom = Gen.Elements("a", "b", "c", ".", "[ab]", "[^a]", "[a-c-[b]]", "-", "");
        if (depth == 0)
        {
            return atom;
        }

        var inner = Patterns(depth - 1);
        return Gen.Frequency(
            (2, atom),
            (3, inner.Two().Select(pair => pair.Item1 + pair.Item2)),
            (2, inner.Two().Select(pair => $"({pair.Item1}|{pair.Item2})")),
            (2, inner.Zip(Gen.Elements("*", "+", "?", "{2}", "{1,3}", "{2,}", "{0,2}")).Select(pair => $"({pair.Item1}){pair.Item2}")));
    }
}
