using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Syntax;

[Trait("rfc7950", "6.1.1")]
public sealed class Section6CommentTests
{
    [Theory]
    [InlineData("description // to the end of the line; { \" '\n x;")]
    [InlineData("description /* over\nlines \" ' // */ x;")]
    [InlineData("description/**/x/**/;/**/")]
    [InlineData("/* a *//* b */description x;")]
    [InlineData("description x // none\n;")]
    [InlineData("/***/description x;/* * / **/")]
    public void Section6_1_1_Comments_StandWhereWhiteSpaceMay(string statements)
    {
        var result = Parsing.Body(statements);

        Assert.Empty(result.Diagnostics);
        Assert.Equal("x", result.Root!.Find("description")!.Argument);
    }

    [Fact]
    public void Section6_1_1_BlockComment_EndsWithTheNearestEnd() =>
        Assert.Equal([DiagnosticIds.KeywordExpected], Parsing.Body("/* a /* b */ */").Errors()[..1]);

    [Theory]
    [InlineData("\"a // b /* c */\"")]
    [InlineData("'a // b /* c */'")]
    public void Section6_1_1_InQuotedStrings_NothingBeginsAComment(string literal) =>
        Assert.Equal("a // b /* c */", Parsing.Argument(literal));

    [Fact]
    public void Section6_1_1_AfterACommentInAnUnquotedString_TheRestIsGone() =>
        Assert.Contains(DiagnosticIds.StatementEndExpected, Parsing.Body("description http://example.com;\ndescription x;").Errors());

    [Fact]
    public void Section6_1_1_LinesInComments_Count()
    {
        var result = Parsing.Body("/* one\ntwo */ // three\noops x;");

        Assert.Equal("m.yang:4:1", Assert.Single(result.Diagnostics).Position.ToString());
    }

    [Fact]
    public void Section6_1_1_CommentWithoutEnd_IsReportedAtItsBegin()
    {
        var result = Parsing.Body("description x;\n /* never");

        Assert.Equal("m.yang:3:2", result.Diagnostics.Single(item => item.Id == DiagnosticIds.UnterminatedComment).Position.ToString());
        Assert.Equal("x", result.Root!.Find("description")!.Argument);
    }

    [Fact]
    public void Section6_1_1_LineComment_MayEndTheText() =>
        Assert.Empty(Parsing.Text("module m { namespace urn:m; prefix m; } // end").Diagnostics);
}
