using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Syntax;

[Trait("rfc7950", "6")]
public sealed class Section6CharacterTests
{
    [Theory]
    [InlineData("\u0001")]
    [InlineData("\u000C")]
    [InlineData("\u001F")]
    [InlineData("\uFDD0")]
    [InlineData("\uFDEF")]
    [InlineData("\uFFFE")]
    [InlineData("\uFFFF")]
    [InlineData("\U0001FFFE")]
    [InlineData("\U0010FFFF")]
    public void Section6_CharacterThatIsNone_IsAnErrorInVersion11AndAWarningBefore(string character)
    {
        Assert.Equal([DiagnosticIds.IllegalCharacter], Parsing.Body($"description \"a{character}b\";").Errors());

        var version1 = Parsing.BodyOfVersion1($"description \"a{character}b\";");
        Assert.True(version1.Succeeded);
        Assert.Equal(DiagnosticIds.IllegalCharacter, Assert.Single(version1.Diagnostics).Id);
    }

    [Theory]
    [InlineData("\t")]
    [InlineData("\u007F")]
    [InlineData("\u0085")]
    [InlineData("\uD7FF")]
    [InlineData("\uE000")]
    [InlineData("\uFDCF")]
    [InlineData("\uFDF0")]
    [InlineData("\uFFFD")]
    [InlineData("\U00010000")]
    [InlineData("\U0010FFFD")]
    public void Section6_CharacterThatIsLegal_IsKept(string character) =>
        Assert.Equal($"a{character}b", Parsing.Argument($"\"a{character}b\""));

    // As numbers: half a pair cannot be in an attribute.
    [Theory]
    [InlineData(0xD800)]
    [InlineData(0xDBFF)]
    [InlineData(0xDC00)]
    [InlineData(0xDFFF)]
    public void Section6_HalfOfASurrogatePair_IsAnErrorInBothVersions(int half)
    {
        Assert.Equal([DiagnosticIds.IllegalCharacter], Parsing.Body($"description \"{(char)half}\";").Errors());
        Assert.Equal([DiagnosticIds.IllegalCharacter], Parsing.BodyOfVersion1($"description \"{(char)half}\";").Errors());
    }

    [Fact]
    public void Section6_IllegalCharacter_IsReportedWhereItStands()
    {
        var result = Parsing.Body("description\n  \"ab\u0002\";");

        var position = Assert.Single(result.Diagnostics).Position;
        Assert.Equal((3, 6), (position.Line, position.Column));
    }

    [Fact]
    public void Section6_CarriageReturnAndLineFeed_EndALine()
    {
        var result = Parsing.Text("module m {\r\n  yang-version 1.1;\r\n  namespace urn:m;\r\n  prefix m;\r\n  oops x;\r\n}\r\n");

        Assert.Equal("m.yang:5:3", Assert.Single(result.Diagnostics).Position.ToString());
    }

    [Fact]
    public void Section6_LineEndsInQuotedStrings_StayAsTheyAre()
    {
        Assert.Equal("a\r\nb", Parsing.Argument("'a\r\nb'"));
        Assert.Equal("a\r\nb", Parsing.Argument("\"a\r\n    b\""));
        Assert.Equal("a\rb", Parsing.Argument("\"a\rb\""));
    }

    [Fact]
    public void Section6_CarriageReturnAlone_MayOnlyStandInAQuotedString()
    {
        Assert.Equal([DiagnosticIds.BareCarriageReturn], Parsing.Body("description\rx;").Errors());
        Assert.Equal([DiagnosticIds.BareCarriageReturn], Parsing.Body("/* a\rb */").Errors());
        Assert.Equal([DiagnosticIds.BareCarriageReturn], Parsing.Body("// a\rb\n").Errors());
        Assert.Empty(Parsing.Body("/* a\r\nb */ // c\r\n").Diagnostics);
    }

    [Fact]
    public void Section6_ByteOrderMarkOfTheFile_IsNoPartOfTheText() =>
        Assert.Empty(Parsing.Text("\uFEFFmodule m { namespace urn:m; prefix m; }").Diagnostics);
}
