using NetMcp.Yang.Diagnostics;

namespace NetMcp.Yang.Tests.Syntax;

[Trait("rfc7950", "14")]
public sealed class Section14OrderTests
{
    private static readonly string[] Sections =
    [
        "prefix m;",
        "import a { prefix a; }",
        "organization x;",
        "revision 2020-01-01;",
        "container c;",
    ];

    public static TheoryData<int, int> Pairs()
    {
        var pairs = new TheoryData<int, int>();
        for (var first = 0; first < Sections.Length; first++)
        {
            for (var second = first + 1; second < Sections.Length; second++)
            {
                pairs.Add(first, second);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Section14_SectionsOfAModule_ComeInTheirOrder(int first, int second)
    {
        Assert.True(Parse(first, second).Succeeded);
        Assert.Equal([DiagnosticIds.StatementOutOfOrder], Parse(second, first).Errors());
    }

    [Theory]
    [InlineData("prefix m; namespace urn:m; yang-version 1.1;")]
    [InlineData("m:e; namespace urn:m; m:e; prefix m; m:e; import a { prefix a; }")]
    [InlineData("namespace urn:m; prefix m; include s; import a { prefix a; } include t;")]
    [InlineData("namespace urn:m; prefix m; reference x; description x; contact x; organization x;")]
    [InlineData("namespace urn:m; prefix m; deviation /a { deviate not-supported; } container c; feature f; rpc r; typedef t { type string; }")]
    public void Section14_WithinASection_OrderIsFree(string statements) =>
        Assert.Empty(Parsing.Text($"module m {{ {statements} }}").Diagnostics);

    [Fact]
    public void Section14_SubstatementsElsewhere_ComeInAnyOrder() =>
        Assert.Empty(Parsing.Body("list l { leaf k { description x; type string; when 1; } description x; unique k; key k; config false; }").Diagnostics);

    [Fact]
    public void Section14_Submodule_HasNoNamespaceAndNoPrefixOfItsOwn()
    {
        Assert.Empty(Parsing.Text("submodule s { yang-version 1.1; belongs-to m { prefix m; } container c; }").Diagnostics);
        Assert.Equal(
            [DiagnosticIds.MisplacedStatement, DiagnosticIds.MisplacedStatement],
            Parsing.Text("submodule s { belongs-to m { prefix m; } namespace urn:m; prefix m; }").Errors());
    }

    [Theory]
    [Trait("rfc7950", "7.20.3")]
    [InlineData("deviate not-supported; deviate add { units x; }")]
    [InlineData("deviate add { units x; } deviate not-supported;")]
    [InlineData("deviate not-supported; deviate not-supported;")]
    public void Section7_20_3_NotSupported_StandsAlone(string deviates) =>
        Assert.Equal([DiagnosticIds.RepeatedStatement], Parsing.Body($"deviation /a {{ {deviates} }}").Errors());

    [Fact]
    [Trait("rfc7950", "7.20.3")]
    public void Section7_20_3_Deviates_MayBeSeveral() =>
        Assert.Empty(Parsing.Body("deviation /a { deviate add { units x; } deviate add { config true; } deviate delete { units y; } }").Diagnostics);

    private static NetMcp.Yang.Syntax.YangParseResult Parse(int first, int second) =>
        Parsing.Text($"module m {{ namespace urn:m; {(first == 0 || second == 0 ? "" : "prefix m;")} {Sections[first]} {Sections[second]} }}");
}
