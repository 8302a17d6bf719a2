using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Syntax;

[Trait("rfc7950", "6.1.3")]
public sealed class Section6QuotingTests
{
    [Theory]
    [InlineData("hello")]
    [InlineData("\"hello\"")]
    [InlineData("'hello'")]
    [InlineData("\"hel\" + \"lo\"")]
    [InlineData("'hel' + \"lo\"")]
    [InlineData("'hel'+'lo'")]
    [InlineData("'he' + \"l\" +\n 'lo'")]
    [InlineData("'hel' /* c */ + // d\n 'lo'")]
    [InlineData("'' + 'hello' + \"\"")]
    public void Section6_1_3_EqualStrings_InAllTheirForms(string literal) => Assert.Equal("hello", Parsing.Argument(literal));

    [Theory]
    [InlineData(@"""\""""", "\"")]
    [InlineData("'\"'", "\"")]
    [InlineData(@"""\n""", "\n")]
    [InlineData(@"'\n'", @"\n")]
    [InlineData(@"""\t""", "\t")]
    [InlineData(@"""\\""", @"\")]
    [InlineData(@"""\\n""", @"\n")]
    [InlineData(@"'\'", @"\")]
    [InlineData(@"a\nb\", @"a\nb\")]
    [InlineData("\"it's\"", "it's")]
    [InlineData("\"\"", "")]
    [InlineData("''", "")]
    [InlineData("+", "+")]
    [InlineData("leaf", "leaf")]
    [InlineData("a/b*c:d+e", "a/b*c:d+e")]
    public void Section6_1_3_SpecialStrings_AreReadAsMeant(string literal, string expected) => Assert.Equal(expected, Parsing.Argument(literal));

    [Theory]
    [InlineData("\"a\" b")]
    [InlineData("'a' 'b'")]
    [InlineData("'a''b'")]
    [InlineData("a b")]
    [InlineData("a*/b")]
    public void Section6_1_3_MoreThanOneString_IsAnError(string literal) =>
        Assert.Equal([DiagnosticIds.StatementEndExpected], Parsing.Body($"description {literal};").Errors());

    [Theory]
    [InlineData("a + b")]
    [InlineData("a + 'b'")]
    [InlineData("'a' + b")]
    [InlineData("'a' + ")]
    [InlineData("'a' + + 'b'")]
    public void Section6_1_3_PlusBesideAnUnquotedString_IsAnError(string literal) =>
        Assert.Equal(DiagnosticIds.BrokenConcatenation, Parsing.Body($"description {literal};").Errors()[0]);

    [Theory]
    [InlineData(@"""\d""", @"\d")]
    [InlineData("\"\\ \"", "\\ ")]
    [InlineData(@"""[\S]+\.""", @"[\S]+\.")]
    [InlineData("\"\\\n b\"", "\\\nb")]
    public void Section6_1_3_BackslashBeforeAnotherCharacter_IsAnErrorInVersion11AndKeptBefore(string literal, string inVersion1)
    {
        var faulty = Parsing.Body($"description {literal};");

        Assert.NotEmpty(faulty.Errors());
        Assert.All(faulty.Errors(), id => Assert.Equal(DiagnosticIds.UnknownEscape, id));
        Assert.Equal(inVersion1, Parsing.Argument(literal, version1: true));
    }

    [Fact]
    public void Section6_1_3_Version11SaidBehindTheString_CountsForIt() =>
        Assert.Equal(
            [DiagnosticIds.UnknownEscape],
            Parsing.Text("""module m { namespace "\urn:m"; prefix m; yang-version 1.1; }""").Errors());

    [Fact]
    public void Section6_1_3_QuoteInAnUnquotedString_IsAnErrorInVersion11AndKeptBefore()
    {
        Assert.Equal([DiagnosticIds.QuoteInUnquotedString], Parsing.Body("description it's;").Errors());
        Assert.Equal("it's", Parsing.Argument("it's", version1: true));
    }

    [Theory]
    [InlineData("\"never")]
    [InlineData("'never")]
    [InlineData("'a' + 'never")]
    [InlineData("\"never\\")]
    [InlineData("\"never\\\"")]
    public void Section6_1_3_StringWithoutEnd_IsReportedAtItsBegin(string literal)
    {
        var result = Parsing.Text("module m { namespace urn:m; prefix m;\n  description " + literal);

        var found = result.Diagnostics.Single(item => item.Id == DiagnosticIds.UnterminatedString);
        Assert.Equal((2, 15 + literal.LastIndexOf("never", StringComparison.Ordinal) - 1), (found.Position.Line, found.Position.Column));
        Assert.EndsWith("never", result.Root!.Find("description")!.Argument!.TrimEnd('\\', '"'), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("description\"x\";")]
    [InlineData("description'x';")]
    public void Section6_1_3_QuoteRightBehindTheKeyword_NeedsWhiteSpace(string statement) =>
        Assert.Equal([DiagnosticIds.SeparatorExpected], Parsing.Body(statement).Errors());

    [Fact]
    public void Section6_1_2_Keywords_AreCaseSensitive() =>
        Assert.Equal([DiagnosticIds.UnknownKeyword], Parsing.Body("Description x;").Errors());

    [Fact]
    public void Section6_1_2_Keyword_HasNoQuotes() =>
        Assert.Equal([DiagnosticIds.KeywordExpected], Parsing.Body("'description' x;").Errors());
}
