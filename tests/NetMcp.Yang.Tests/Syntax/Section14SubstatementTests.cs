using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;
using static NetMcp.Yang.Tests.Syntax.SubstatementTables;

namespace NetMcp.Yang.Tests.Syntax;

/// <summary>Every parent with every keyword: never, once, twice.</summary>
[Trait("rfc7950", "14")]
public sealed class Section14SubstatementTests
{
    public static TheoryData<string> Parents => [.. Rows.Select(row => row.Parent)];

    [Theory]
    [MemberData(nameof(Parents))]
    public void Section14_SubstatementOfItsTable_IsTaken(string parent)
    {
        foreach (var keyword in Taken(parent))
        {
            Assert.True(Parse(parent, keyword, times: 1).Succeeded, $"{keyword} in {parent}");
        }
    }

    [Theory]
    [MemberData(nameof(Parents))]
    public void Section14_SubstatementNotInItsTable_IsAnError(string parent)
    {
        foreach (var keyword in Samples.Keys.Except(Taken(parent)).Where(keyword => keyword != "yang-version"))
        {
            Assert.True(Parse(parent, keyword, times: 1).Errors() is [DiagnosticIds.MisplacedStatement], $"{keyword} in {parent}");
        }
    }

    [Theory]
    [MemberData(nameof(Parents))]
    public void Section14_SubstatementForASecondTime_IsAnErrorUnlessItsTableSaysSo(string parent)
    {
        var row = Row(parent);
        foreach (var keyword in Taken(parent))
        {
            string[] expected = Words(row.Many).Contains(keyword) ? [] : [DiagnosticIds.RepeatedStatement];
            Assert.True(Parse(parent, keyword, times: 2).Errors().SequenceEqual(expected), $"two {keyword} in {parent}");
        }
    }

    [Theory]
    [MemberData(nameof(Parents))]
    public void Section14_MandatorySubstatementThatMisses_IsAnError(string parent)
    {
        var mandatory = Words(Row(parent).One).Concat(OneOrMore.TryGetValue(parent, out var any) ? [any] : []).ToArray();
        foreach (var keyword in mandatory)
        {
            Assert.True(Parse(parent, keyword, times: 0).Errors() is [DiagnosticIds.MissingStatement], $"no {keyword} in {parent}");
        }

        Assert.Equal(mandatory.Length == 0, Parse(parent, "description", times: 0, filled: false).Succeeded);
    }

    [Fact]
    public void Section14_Tables_AreHeldAgainstEveryStatementWithSubstatements() =>
        Assert.Equal(
            Samples.Keys.Append("module").Append("submodule").Except([.. Rows.Select(row => row.Parent.Split(' ')[0])]).Order(StringComparer.Ordinal),
            [
                "base", "config", "contact", "default", "description", "error-app-tag", "error-message", "fraction-digits", "if-feature", "key",
                "mandatory", "max-elements", "min-elements", "modifier", "namespace", "ordered-by", "organization", "path", "position", "prefix",
                "presence", "reference", "require-instance", "revision-date", "status", "unique", "units", "value", "yang-version", "yin-element",
            ]);

    [Theory]
    [InlineData("config true")]
    [InlineData("description x")]
    [InlineData("if-feature f")]
    [InlineData("must x")]
    public void Section14_StatementEnd_MayBeABlockWithExtensionsOnly(string statement)
    {
        var inner = statement.StartsWith("must", StringComparison.Ordinal) ? "config true;" : "description x;";

        Assert.Empty(Parsing.Body($"container c {{ {statement} {{ m:e; }} }}").Diagnostics);
        Assert.Empty(Parsing.Body($"container c {{ {statement} {{ }} }}").Diagnostics);
        Assert.Equal([DiagnosticIds.MisplacedStatement], Parsing.Body($"container c {{ {statement} {{ {inner} }} }}").Errors());
    }

    private static YangParseResult Parse(string parent, string keyword, int times, bool filled = true)
    {
        var others = Words(Row(parent).One).Concat(OneOrMore.TryGetValue(parent, out var any) ? [any] : []).Where(word => word != keyword);
        var counted = times > 0 ? Enumerable.Repeat(Sample(keyword, parent), times) : [];
        var content = string.Join(' ', (filled ? others.Select(word => Samples[word]) : []).Concat(counted));
        return parent switch
        {
            "module" => Parsing.Text(Ordered("module", content)),
            "submodule" => Parsing.Text(Ordered("submodule", content)),
            "belongs-to" => Parsing.Text($"submodule s {{ yang-version 1.1; belongs-to m {{ {content} }} }}"),
            _ => Parsing.Body(Places[parent].Replace("@", content, StringComparison.Ordinal)),
        };
    }

    // A uses is augmented by paths that begin at it.
    private static string Sample(string keyword, string parent) =>
        (keyword, parent) == ("augment", "uses") ? Samples[keyword].Replace("/", "", StringComparison.Ordinal) : Samples.GetValueOrDefault(keyword, keyword + " x;");

    private static string Ordered(string keyword, string content) => $"{keyword} m {{ yang-version 1.1; {content} }}";

    private static (string Section, string Parent, string One, string Optional, string Many) Row(string parent) =>
        Rows.Single(row => row.Parent == parent);

    private static string[] Taken(string parent) => [.. Words(Row(parent).One), .. Words(Row(parent).Optional), .. Words(Row(parent).Many)];

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
