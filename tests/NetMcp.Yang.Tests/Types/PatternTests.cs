using NetMcp.Yang.Types;
using NetMcp.Yang.Types.Patterns;

namespace NetMcp.Yang.Tests.Types;

[Trait("rfc7950", "9.4.5")]
public sealed class PatternTests
{
    [Theory]
    [InlineData("a|b", "b", true)]
    [InlineData("a|b", "ab", false)]
    [InlineData("", "", true)]
    [InlineData("|a", "", true)]
    [InlineData("()*a", "a", true)]
    [InlineData("a{2}", "aa", true)]
    [InlineData("a{2}", "aaa", false)]
    [InlineData("a{2,}", "a", false)]
    [InlineData("a{2,}", "aaaaa", true)]
    [InlineData("a{0}", "", true)]
    [InlineData("a{0,2}", "aaa", false)]
    [InlineData("(ab|c){2,3}", "abcab", true)]
    [InlineData("(ab|c){2,3}", "abcabc", false)]
    [InlineData("a{b", "a{b", true)]
    [InlineData("a{,3}", "a{,3}", true)]
    public void Match_BranchesAndQuantifiers_TakeTheWholeValue(string pattern, string value, bool matches) =>
        Assert.Equal(matches, Pattern(pattern).IsMatch(value));

    [Theory]
    [InlineData("^a$", "a", false)]
    [InlineData("^a$", "^a$", true)]
    [InlineData("a", "xa", false)]
    [InlineData("a", "a\n", false)]
    [InlineData("[a^]", "^", true)]
    [InlineData("[^^]", "^", false)]
    public void Match_AnchorsOfOtherDialects_AreCharacters(string pattern, string value, bool matches) =>
        Assert.Equal(matches, Pattern(pattern).IsMatch(value));

    [Theory]
    [InlineData(".", "\r", false)]
    [InlineData(".", "\n", false)]
    [InlineData(".", "\u2028", true)]
    [InlineData(@"\s", "\t", true)]
    [InlineData(@"\s", "\u00A0", false)]
    [InlineData(@"\S", "\u00A0", true)]
    [InlineData(@"\d", "\u0664", true)]
    [InlineData(@"\D", "\u0664", false)]
    [InlineData(@"\w", "_", false)]
    [InlineData(@"\w", "+", true)]
    [InlineData(@"\W", "_", true)]
    [InlineData(@"\i\c*", "a-b.c:d", true)]
    [InlineData(@"\i\c*", "-a", false)]
    [InlineData(@"\I\C", "- ", true)]
    [InlineData(@"\p{Lu}\P{Lu}", "Éé", true)]
    [InlineData(@"\p{L}", "ª", true)]
    [InlineData(@"\p{IsBasicLatin}", "\u007F", true)]
    [InlineData(@"\p{IsBasicLatin}", "\u0080", false)]
    [InlineData(@"\P{IsBasicLatin}", "\u0080", true)]
    [InlineData(@"\p{IsLatin-1Supplement}", "ÿ", true)]
    [InlineData(@"\n\r\t\\\|\.\?\*\+\(\)\{\}\-\[\]\^", "\n\r\t\\|.?*+(){}-[]^", true)]
    public void Match_ClassEscapes_AreThoseOfXmlSchema(string pattern, string value, bool matches) =>
        Assert.Equal(matches, Pattern(pattern).IsMatch(value));

    [Theory]
    [InlineData("[a-c-[b]]", "b", false)]
    [InlineData("[a-c-[b]]", "c", true)]
    [InlineData("[^a-c-[d]]", "d", false)]
    [InlineData("[^a-c-[d]]", "e", true)]
    [InlineData("[a-z-[b-y-[m]]]", "m", true)]
    [InlineData("[a-z-[b-y-[m]]]", "n", false)]
    [InlineData(@"[\d-[5]]", "5", false)]
    [InlineData(@"[\p{L}-[\p{IsBasicLatin}]]", "é", true)]
    [InlineData(@"[\p{L}-[\p{IsBasicLatin}]]", "e", false)]
    [InlineData("[-a]", "-", true)]
    [InlineData("[a-]", "-", true)]
    [InlineData("[a-c-9]", "-", true)]
    [InlineData("[+--]", ",", true)]
    [InlineData(@"[\s\S]", "\n", true)]
    [InlineData(@"[^\s\S]", "x", false)]
    public void Match_BracketedClasses_AreSets(string pattern, string value, bool matches) =>
        Assert.Equal(matches, Pattern(pattern).IsMatch(value));

    [Theory]
    [InlineData(".", "😀", true)]
    [InlineData("..", "😀", false)]
    [InlineData("[😀-😂]", "😁", true)]
    [InlineData("[😀-😂]", "😃", false)]
    [InlineData("[^a]", "😀", true)]
    [InlineData("😀{2}", "😀😀", true)]
    [InlineData(@"\p{L}", "𐐀", true)]
    [InlineData(@"\p{IsDeseret}", "𐐀", true)]
    public void Match_CharactersOutsideTheBasicPlane_AreOneCharacter(string pattern, string value, bool matches) =>
        Assert.Equal(matches, Pattern(pattern).IsMatch(value));

    [Theory]
    [InlineData("a**", 2)]
    [InlineData("a*?", 2)]
    [InlineData("a{2}{3}", 4)]
    [InlineData("a{3,2}", 1)]
    [InlineData("a{65536}", 1)]
    [InlineData("ab]", 2)]
    [InlineData("[]a]", 1)]
    [InlineData("[^]", 2)]
    [InlineData("x[a", 1)]
    [InlineData("x(a", 1)]
    [InlineData("a)", 1)]
    [InlineData("a|*", 2)]
    [InlineData("(?:a)", 1)]
    [InlineData("(?=a)", 1)]
    [InlineData("[z-a]", 1)]
    [InlineData(@"[\w-.]", 1)]
    [InlineData(@"[a-\d]", 1)]
    [InlineData("[a-c-[b]x]", 8)]
    [InlineData(@"a\", 1)]
    [InlineData(@"\b", 0)]
    [InlineData(@"\1", 0)]
    [InlineData(@"\p{Foo}", 0)]
    [InlineData(@"\pL", 0)]
    [InlineData(@"\p{Cs}", 0)]
    public void Create_WrongPattern_SaysWhere(string pattern, int offset)
    {
        Assert.False(YangPattern.TryCreate(pattern, inverted: false, null, out _, out var problem));
        Assert.Contains($"offset {offset} ", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(a|aa)+")]
    [InlineData("(a*)*")]
    [InlineData("(.*){0,1000}x")]
    [InlineData("((a?){50}){50}b{7}")]
    [InlineData(".*a.{1000}")]
    public void Match_PatternThatBacktracksForever_AnswersInLinearSteps(string pattern) =>
        Assert.Equal(PatternVerdict.NoMatch, Pattern(pattern).Match(new string('a', 400) + "c"));

    [Fact]
    public void Match_PatternOfAMillionStates_IsTooExpensive()
    {
        Assert.Equal(PatternVerdict.TooExpensive, Pattern("((a{100}){100}){100}").Match("a"));
        Assert.False(Pattern("((a{100}){100}){100}").IsMatch("a"));
    }

    [Fact]
    public void Match_PatternThatNeedsEveryStateAllTheTime_IsTooExpensive() =>
        Assert.Equal(PatternVerdict.TooExpensive, Pattern("(a?){20000}b").Match(new string('a', 10_000)));

    [Fact]
    public void Match_ValueOfManyMegabytes_IsFinishedAndNotTooExpensive() =>
        Assert.Equal(PatternVerdict.Match, Pattern(@"([a-z]{1,20}\.)*").Match(string.Concat(Enumerable.Repeat("interface.", 500_000))));

    [Fact]
    public void Create_DeepNesting_IsRefused()
    {
        Assert.True(YangPattern.TryCreate(Nested(PatternParser.MaxDepth), inverted: false, null, out _, out _));
        Assert.False(YangPattern.TryCreate(Nested(PatternParser.MaxDepth + 1), inverted: false, null, out _, out _));
        Assert.False(YangPattern.TryCreate(new string('a', PatternParser.MaxLength + 1), inverted: false, null, out _, out _));
    }

    [Fact]
    public async Task Match_FromManyThreads_AgreesWithOne()
    {
        var pattern = Pattern("((a|b)*c){3}(a|b){0,20}");
        var values = Enumerable.Range(0, 2000).Select(seed => new string([.. Enumerable.Range(0, 12).Select(at => "abc"[(seed * (at + 7) / 3) % 3])])).ToArray();
        var expected = values.Select(value => Pattern("((a|b)*c){3}(a|b){0,20}").IsMatch(value)).ToArray();

        var found = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => values.Select(value => pattern.IsMatch(value)).ToArray())));

        Assert.All(found, verdicts => Assert.Equal(expected, verdicts));
        Assert.Contains(true, expected);
        Assert.Contains(false, expected);
    }

    private static string Nested(int depth) => new string('(', depth) + "a" + new string(')', depth);

    private static YangPattern Pattern(string text)
    {
        Assert.True(YangPattern.TryCreate(text, inverted: false, null, out var pattern, out var problem), problem);
        return pattern;
    }
}
