using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Syntax;

/// <summary>Tokens.</summary>
public sealed class Section6TokenTests
{
    [Theory]
    [Trait("rfc7950", "6.1.2")]
    [InlineData("leaf a{type string;}")]
    [InlineData("leaf\ta\n{\ntype\r\nstring\n;\n}")]
    [InlineData("leaf \"a\"{type 'string';}")]
    [InlineData("leaf/**/a/**/{type//\nstring;}")]
    public void Section6_1_2_SemicolonsAndBraces_AreTokensWithoutSpaceAroundThem(string statements)
    {
        var result = Parsing.Body(statements);

        Assert.Empty(result.Diagnostics);
        Assert.Equal("string", result.Root!.Find("leaf")!.Find("type")!.Argument);
    }

    [Theory]
    [Trait("rfc7950", "6.1.2")]
    [InlineData("leaf\"a\" { type string; }")]
    [InlineData("leaf a { type'string'; }")]
    public void Section6_1_2_ArgumentRightBehindItsKeyword_IsAnError(string statements) =>
        Assert.Contains(DiagnosticIds.SeparatorExpected, Parsing.Body(statements).Errors());

    [Theory]
    [Trait("rfc7950", "6.1.2")]
    [InlineData("Leaf a { type string; }")]
    [InlineData("LEAF a { type string; }")]
    public void Section6_1_2_Keywords_AreCaseSensitive(string statements) =>
        Assert.Contains(DiagnosticIds.UnknownKeyword, Parsing.Body(statements).Errors());

    [Theory]
    [Trait("rfc7950", "6.1.2")]
    [InlineData("'leaf' a { type string; }")]
    [InlineData("\"leaf\" a { type string; }")]
    [InlineData("; leaf a { type string; }")]
    public void Section6_1_2_WhatIsNoKeyword_BeginsNoStatement(string statements) =>
        Assert.Contains(DiagnosticIds.KeywordExpected, Parsing.Body(statements).Errors());
}
