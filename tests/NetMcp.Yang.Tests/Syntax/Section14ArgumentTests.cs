using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Tests.Syntax;

[Trait("rfc7950", "14")]
public sealed class Section14ArgumentTests
{
    private static YangParseResult Read(string keyword, string argument)
    {
        var place = SubstatementTables.Rows.First(row => $" {row.One} {row.Optional} {row.Many} ".Contains($" {keyword} ", StringComparison.Ordinal) && row.Parent is not ("module" or "submodule")).Parent;
        var others = place is "leaf" or "leaf-list" or "typedef" && keyword != "type" ? "type string; " : place == "import" && keyword != "prefix" ? "prefix p; " : "";
        var filler = SubstatementTables.OneOrMore.TryGetValue(place, out var any) ? SubstatementTables.Samples[any] : "";
        var statement = $"{others}{keyword} '{argument}'; {filler}";
        return Parsing.Body(SubstatementTables.Places[place].Replace("@", statement, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("config", "true")]
    [InlineData("config", "false")]
    [InlineData("mandatory", "true")]
    [InlineData("require-instance", "false")]
    [InlineData("yin-element", "true")]
    [InlineData("status", "current")]
    [InlineData("status", "deprecated")]
    [InlineData("status", "obsolete")]
    [InlineData("ordered-by", "user")]
    [InlineData("ordered-by", "system")]
    [InlineData("modifier", "invert-match")]
    [InlineData("revision-date", "2024-02-29")]
    [InlineData("fraction-digits", "1")]
    [InlineData("fraction-digits", "9")]
    [InlineData("fraction-digits", "18")]
    [InlineData("position", "0")]
    [InlineData("position", "4294967295")]
    [InlineData("value", "0")]
    [InlineData("value", "-0")]
    [InlineData("value", "-2147483648")]
    [InlineData("value", "2147483647")]
    [InlineData("min-elements", "0")]
    [InlineData("min-elements", "4294967295")]
    [InlineData("max-elements", "unbounded")]
    [InlineData("max-elements", "1")]
    [InlineData("max-elements", "4294967295")]
    [InlineData("type", "string")]
    [InlineData("type", "p:t")]
    [InlineData("enum", "a b")]
    [InlineData("enum", "a\nb")]
    [InlineData("description", "")]
    [InlineData("pattern", "")]
    public void Section14_Argument_AsItsRuleSays_IsTaken(string keyword, string argument) => Assert.Empty(Read(keyword, argument).Diagnostics);

    [Theory]
    [InlineData("config", "TRUE")]
    [InlineData("config", " true")]
    [InlineData("config", "")]
    [InlineData("mandatory", "1")]
    [InlineData("require-instance", "no")]
    [InlineData("yin-element", "yes")]
    [InlineData("status", "Current")]
    [InlineData("status", "active")]
    [InlineData("ordered-by", "none")]
    [InlineData("modifier", "invert")]
    [InlineData("revision-date", "24-02-29")]
    [InlineData("revision-date", "2024-2-29")]
    [InlineData("revision-date", "2024/02/29")]
    [InlineData("revision-date", "2024-02-29 ")]
    [InlineData("revision-date", "2024-02-x9")]
    [InlineData("fraction-digits", "0")]
    [InlineData("fraction-digits", "19")]
    [InlineData("fraction-digits", "01")]
    [InlineData("fraction-digits", "+1")]
    [InlineData("position", "-1")]
    [InlineData("position", "01")]
    [InlineData("position", "4294967296")]
    [InlineData("value", "-")]
    [InlineData("value", "00")]
    [InlineData("value", "+1")]
    [InlineData("value", "1.0")]
    [InlineData("value", "-2147483649")]
    [InlineData("value", "2147483648")]
    [InlineData("value", "99999999999999999999")]
    [InlineData("min-elements", "-1")]
    [InlineData("min-elements", "unbounded")]
    [InlineData("min-elements", "4294967296")]
    [InlineData("max-elements", "0")]
    [InlineData("max-elements", "")]
    [InlineData("max-elements", "-1")]
    [InlineData("type", "a b")]
    [InlineData("type", "")]
    [InlineData("enum", "")]
    [InlineData("enum", " a")]
    [InlineData("enum", "a\t")]
    [InlineData("enum", "a\u00A0")]
    public void Section14_Argument_OtherThanItsRuleSays_IsAnError(string keyword, string argument) =>
        Assert.Equal([DiagnosticIds.InvalidArgument], Read(keyword, argument).Errors());

    [Fact]
    public void Section14_InvalidArgument_IsReportedWhereItBegins() =>
        Assert.Equal("m.yang:2:22", Assert.Single(Parsing.Body("container c { config 1; }").Diagnostics).Position.ToString());

    [Theory]
    [InlineData("container;")]
    [InlineData("container c { presence; }")]
    [InlineData("container c { description { } }")]
    public void Section14_ArgumentThatMisses_IsAnError(string statement) =>
        Assert.Equal([DiagnosticIds.MissingArgument], Parsing.Body(statement).Errors());

    [Fact]
    public void Section14_ArgumentOfInput_IsAnError() =>
        Assert.Equal([DiagnosticIds.UnexpectedArgument], Parsing.Body("rpc r { input x { leaf l { type string; } } }").Errors());

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2023-13-01")]
    [InlineData("2023-00-00")]
    public void Section14_DateThatTheCalendarDoesNotHave_IsOnlyAWarning(string date)
    {
        var result = Read("revision-date", date);

        Assert.True(result.Succeeded);
        Assert.Equal(DiagnosticIds.LaxArgument, Assert.Single(result.Diagnostics).Id);
    }

    [Theory]
    [Trait("rfc7950", "7.1.3")]
    [InlineData("urn:example:m", null)]
    [InlineData("http://example.com/m?a=b#c", null)]
    [InlineData("no-uri", DiagnosticIds.LaxArgument)]
    [InlineData("urn:a b", DiagnosticIds.LaxArgument)]
    public void Section7_1_3_NamespaceThatIsNoUri_IsAWarning(string uri, string? expected)
    {
        var result = Parsing.Text($"module m {{ namespace '{uri}'; prefix m; }}");

        Assert.True(result.Succeeded);
        Assert.Equal(expected, result.Diagnostics.SingleOrDefault()?.Id);
    }

    [Fact]
    [Trait("rfc7950", "7.1.3")]
    public void Section7_1_3_EmptyNamespace_IsAnError() =>
        Assert.Equal([DiagnosticIds.InvalidArgument], Parsing.Text("module m { namespace ''; prefix m; }").Errors());

    [Theory]
    [Trait("rfc7950", "7.1.2")]
    [InlineData("1", true)]
    [InlineData("1.1", true)]
    [InlineData("1.0", false)]
    [InlineData("2", false)]
    [InlineData("", false)]
    public void Section7_1_2_YangVersion_IsOneOrOneDotOne(string version, bool legal) =>
        Assert.Equal(legal, Parsing.Text($"module m {{ yang-version '{version}'; namespace urn:m; prefix m; }}").Succeeded);
}
