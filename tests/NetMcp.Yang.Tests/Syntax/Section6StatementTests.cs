using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Tests.Syntax;

[Trait("rfc7950", "6.3")]
public sealed class Section6StatementTests
{
    [Fact]
    public void Section6_3_Statements_FormATreeInTheOrderOfTheText()
    {
        var root = Parsing.Body("container a { leaf b { type string; } leaf-list c { type int8; } }\ncontainer d;").Root!;

        var a = root.Find("container")!;
        Assert.Equal(["leaf b", "leaf-list c"], a.Children.Select(child => child.ToString()));
        Assert.Equal("type string", Assert.Single(a.Children[0].Children).ToString());
        Assert.Equal(["container a", "container d"], root.FindAll("container").Select(child => child.ToString()));
        Assert.Empty(root.Children[^1].Children);
    }

    [Fact]
    public void Section6_3_Positions_AreThoseOfKeywordAndArgument()
    {
        var leaf = Parsing.Body("  leaf\n    \"b\" { type string; }").Root!.Find("leaf")!;

        Assert.Equal("m.yang:2:3", leaf.Position.ToString());
        Assert.Equal("m.yang:3:5", leaf.ArgumentPosition.ToString());
        Assert.Equal("m.yang:3:11", leaf.Find("type")!.Position.ToString());
    }

    [Fact]
    public void Section6_3_PositionBehindAStringOfSeveralLines_IsRight()
    {
        var root = Parsing.Body("description \"a\n  b\\\"\n c\"; container x;\n/* a\n*/ container y;").Root!;

        Assert.Equal(["m.yang:4:6", "m.yang:6:4"], root.FindAll("container").Select(child => child.Position.ToString()));
    }

    [Theory]
    [InlineData("container a {")]
    [InlineData("container a { leaf b { type string;")]
    public void Section6_3_OpenBlock_IsReportedAtItsBrace(string statements)
    {
        var result = Parsing.Text("module m { namespace urn:m; prefix m;\n" + statements);

        var found = result.Diagnostics.Single(item => item.Id == DiagnosticIds.UnclosedBlock);
        Assert.Equal((2, statements.LastIndexOf('{') + 1), (found.Position.Line, found.Position.Column));
        Assert.Equal("a", result.Root!.Find("container")!.Argument);
    }

    [Theory]
    [InlineData("container a { leaf b { type string } }", DiagnosticIds.StatementEndExpected)]
    [InlineData("container a;;", DiagnosticIds.KeywordExpected)]
    [InlineData("container a; { leaf b { type string; } }", DiagnosticIds.KeywordExpected)]
    [InlineData("container a { 7up x; }", DiagnosticIds.KeywordExpected)]
    [InlineData("container a { a:b:c x; }", DiagnosticIds.KeywordExpected)]
    [InlineData("container a { 7up { leaf y { oops; } } }", DiagnosticIds.KeywordExpected)]
    [InlineData("container a { presence x\n config true; }", DiagnosticIds.StatementEndExpected)]
    [InlineData("container a { presence x y { } }", DiagnosticIds.StatementEndExpected)]
    public void Section6_3_BrokenStatement_IsOneErrorAndParsingGoesOnBehindIt(string statements, string id)
    {
        var result = Parsing.Body(statements + "\ncontainer z { leaf y { type string; } }");

        Assert.Equal([id], result.Errors());
        Assert.Equal("y", result.Root!.FindAll("container").Last().Find("leaf")!.Argument);
    }

    [Fact]
    public void Section6_3_SeveralFaults_AreAllReportedInTheOrderOfTheText()
    {
        var result = Parsing.Body("container 1;\ncontainer a { oops x; }\ndescription a b;\ncontainer c;;");

        Assert.Equal([2, 3, 4, 4, 5], result.Diagnostics.Select(item => item.Position.Line));
        Assert.False(result.Succeeded);
    }

    [Theory]
    [InlineData("module m { namespace urn:m; prefix m; } }")]
    [InlineData("module m { namespace urn:m; prefix m; } x")]
    [InlineData("module m { namespace urn:m; prefix m; }\nmodule n { namespace urn:n; prefix n; }")]
    [InlineData("module m { namespace urn:m; prefix m; };")]
    public void Section14_TextBehindTheModule_IsAnError(string text) =>
        Assert.Equal([DiagnosticIds.TextBehindModule], Parsing.Text(text).Errors());

    [Theory]
    [InlineData("")]
    [InlineData("  // nothing\n")]
    [InlineData("container x;")]
    [InlineData("iana-bfd-types@2021-10-21.yang")]
    [InlineData("x:module m { }")]
    [InlineData("<module name='m'/>")]
    public void Section7_1_SourceThatIsNoModule_HasNoRoot(string text)
    {
        var result = Parsing.Text(text);

        Assert.Null(result.Root);
        Assert.Contains(DiagnosticIds.NoModule, result.Errors());
    }

    [Fact]
    [Trait("rfc7950", "6.3.1")]
    public void Section6_3_1_ExtensionStatements_AreKeptAndNotJudged()
    {
        var result = Parsing.Body("m:e { m:f \"x\" { oops; leaf y; } leaf z; }\ncontainer c { m:g; leaf l { type string { m:h 1; } } }");

        Assert.Empty(result.Diagnostics);
        var extension = result.Root!.Children.Single(child => child.Prefix is not null);
        Assert.Equal(("m", "e", null), (extension.Prefix, extension.Keyword, extension.Argument));
        Assert.Equal(["m:f x", "leaf z"], extension.Children.Select(child => child.ToString()));
        Assert.Null(result.Root.Find("e"));
    }

    [Fact]
    public void Message_OfAHostileModule_IsShortAndOnOneLine()
    {
        var result = Parsing.Body($"description a \"\";\ncontainer \"{new string('x', 10_000)}\n\n\";\n{new string('y', 10_000)}\u0001 z;");

        Assert.NotEmpty(result.Diagnostics);
        Assert.All(result.Diagnostics, item => Assert.InRange(item.Message.Length, 1, 300));
        Assert.All(result.Diagnostics, item => Assert.DoesNotContain(item.Message, char.IsControl));
    }
}
