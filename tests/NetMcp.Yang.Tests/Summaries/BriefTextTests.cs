using NetMcp.Yang.Summaries;

namespace NetMcp.Yang.Tests.Summaries;

public sealed class BriefTextTests
{
    [Theory]
    [InlineData("One sentence. And another.", 40, "One sentence.")]
    [InlineData("Spread over\n     lines. Then more.", 40, "Spread over lines.")]
    [InlineData("As in e.g. 10.0.0.0/8 and so on. More.", 60, "As in e.g. 10.0.0.0/8 and so on.")]
    [InlineData("No full stop at all", 40, "No full stop at all")]
    [InlineData("A sentence that is longer than fits", 20, "A sentence that is…")]
    [InlineData("Unbreakablewordoflength", 10, "Unbreakab…")]
    public void Text_IsCutToItsFirstSentence(string text, int max, string expected) => Assert.Equal(expected, BriefText.Of(text, max));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \n\t ")]
    public void Text_WithNothingInIt_IsNone(string? text) => Assert.Null(BriefText.Of(text, 100));

    [Fact]
    public void Text_WithControlCharacters_HasThemTakenOut() => Assert.Equal("red text", BriefText.Of("red\u001b\u0007text", 100));

    [Fact]
    public void Text_CutInsideOfASurrogatePair_IsStillText()
    {
        var text = BriefText.Of("\U0001F600\U0001F600\U0001F600\U0001F600", 4)!;

        Assert.Equal("\U0001F600…", text);
    }
}
