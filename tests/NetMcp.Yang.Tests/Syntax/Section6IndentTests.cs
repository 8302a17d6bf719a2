namespace NetMcp.Yang.Tests.Syntax;

/// <summary>White space in double-quoted strings of several lines. The literals begin at column 1 where no lead says otherwise.</summary>
[Trait("rfc7950", "6.1.3")]
public sealed class Section6IndentTests
{
    private static string Read(string lead, string literal)
    {
        var result = Parsing.Body($"description\n{lead}{literal};");
        Assert.Empty(result.Diagnostics);
        return result.Root!.Find("description")!.Argument!;
    }

    [Fact]
    public void Section6_1_3_ExampleOfTheRfc_IsTheSameEitherWay() =>
        Assert.Equal(Parsing.Argument("\"first line\\n\" + \"  second line\""), Read("    ", "\"first line\n       second line\""));

    [Theory]
    [InlineData("a\n b", "a\nb")]
    [InlineData("a\n  b", "a\n b")]
    [InlineData("a\nb", "a\nb")]
    [InlineData("a\n\n b", "a\n\nb")]
    [InlineData("a\n   \n b", "a\n\nb")]
    [InlineData("\n a", "\na")]
    [InlineData("a\n ", "a\n")]
    [InlineData("a\n  ", "a\n ")]
    public void Section6_1_3_Indent_IsStrippedUpToTheColumnOfTheQuote(string content, string expected) =>
        Assert.Equal(expected, Read("", $"\"{content}\""));

    [Theory]
    [InlineData("", "a\n\tb", "a\n       b")]
    [InlineData("       ", "a\n\tb", "a\nb")]
    [InlineData("        ", "a\n\tb", "a\nb")]
    [InlineData("        ", "a\n\t\tb", "a\n       b")]
    [InlineData("        ", "a\n \tb", "a\nb")]
    [InlineData("   ", "a\n  \tb", "a\n      b")]
    [InlineData("   ", "a\n    \tb", "a\n\tb")]
    [InlineData("   ", "a\n\t\n    b", "a\n\nb")]
    [InlineData("   ", "a\n\t\r\n    b", "a\n\r\nb")]
    [InlineData("   ", "a\n\t", "a\n    ")]
    public void Section6_1_3_Tab_CountsAsEightSpaces(string lead, string content, string expected) =>
        Assert.Equal(expected, Read(lead, $"\"{content}\""));

    [Fact]
    public void Section6_1_3_TabBeforeTheQuote_CountsAsEightSpaces() => Assert.Equal("a\nb", Read("\t", "\"a\n         b\""));

    [Theory]
    [InlineData("a  \n b", "a\nb")]
    [InlineData("a \t\n b", "a\nb")]
    [InlineData("a \r\n b", "a\r\nb")]
    [InlineData("  \n b", "\nb")]
    [InlineData("a  ", "a  ")]
    public void Section6_1_3_WhiteSpaceBeforeALineBreak_IsStripped(string content, string expected) =>
        Assert.Equal(expected, Read("", $"\"{content}\""));

    [Theory]
    [InlineData(@"a\t", "a\t\nb")]
    [InlineData(@"a \t ", "a \t\nb")]
    [InlineData(@"a\n  ", "a\n\nb")]
    public void Section6_1_3_Trimming_ComesBeforeTheEscapes(string line, string expected) =>
        Assert.Equal(expected, Read("", $"\"{line}\n b\""));

    [Fact]
    public void Section6_1_3_EscapedNewline_IsNoLineBreakToIndent() => Assert.Equal("a\n     b", Read("", "\"a\\n     b\""));

    [Fact]
    public void Section6_1_3_Concatenation_IsDoneLastAndEachPieceHasItsOwnColumn() =>
        Assert.Equal("a\nb c\nd ", Read("", "\"a\n b \" +\n      \"c\n       d \""));

    [Fact]
    public void Section6_1_3_SingleQuoted_KeepsEveryCharacter() => Assert.Equal("a  \n   b\t\n", Read("    ", "'a  \n   b\t\n'"));

    [Fact]
    public void Section6_1_3_CharactersBeyondTheBasicPlane_TakeOneColumn() =>
        Assert.Equal("a\n b", Parsing.Body("description '\U0001F600' + \"a\n                    b\";").Root!.Find("description")!.Argument![2..]);
}
