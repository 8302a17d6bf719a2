using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Modules, submodules, and what type and identity statements come to.</summary>
public sealed class Section7_1ModuleTests
{
    [Theory]
    [Trait("rfc7950", "7.1")]
    [InlineData("module m {yang-version 1.1; prefix m;}")]
    [InlineData("module m {yang-version 1.1; namespace 'urn:m';}")]
    public void Section7_1_ModuleWithoutItsHeader_IsRejected(string text) => Assert.Contains(
        DiagnosticIds.MissingStatement, Rule.Yang11.Compile(text).Diagnostics.Select(found => found.Id));

    [Fact]
    [Trait("rfc7950", "7.1")]
    [Trait("rfc7950", "7.1.6")]
    public void Section7_1_6_Include_BringsTheSubmodulesNodesIntoTheModule()
    {
        var schema = Rule.Yang11.Compile(
            "include s; leaf a {type t;}",
            ("s", "submodule s {yang-version 1.1; belongs-to m {prefix mm;} typedef t {type int8;} leaf b {type string;} augment '/mm:c' {leaf d {type string;}} container c {}}")).Schema;

        var module = Assert.Single(schema.Modules);
        Assert.Equal("s", Assert.Single(module.Submodules));
        Assert.Equal(["a", "b", "c"], module.Children.Select(node => node.Name).Order(StringComparer.Ordinal));
        Assert.All(module.Children, node => Assert.Equal("urn:m", node.Module.Namespace));
        Assert.NotNull(schema.FindRoot("m", "c")?.FindDataChild("m", "d"));
    }

    [Fact]
    [Trait("rfc7950", "7.1.6")]
    public void Section7_1_6_IncludeOfWhatIsNotThere_IsRejected() => Rule.Yang11.Rejects(DiagnosticIds.ModuleNotFound, "include s;");

    [Fact]
    [Trait("rfc7950", "7.1.9")]
    public void Section7_1_9_Revision_IsTheLatestWhereverItStands()
    {
        var schema = Rule.Yang11.Compile("revision 2019-01-01; revision 2021-02-03; revision 2020-01-01;").Schema;

        Assert.Equal("2021-02-03", Assert.Single(schema.Modules).Revision);
    }

    [Fact]
    [Trait("rfc7950", "7.2")]
    [Trait("rfc7950", "7.2.2")]
    public void Section7_2_2_Submodule_SeesAllOfItsModuleByThePrefixItHasForIt() => Rule.Yang11.Accepts(
        "include s; include r; typedef t {type int8;} identity i;",
        ("s", "submodule s {yang-version 1.1; belongs-to m {prefix own;} leaf a {type own:t;} leaf b {type identityref {base own:i;}} leaf c {type u;} leaf d {type own:u;}}"),
        ("r", "submodule r {yang-version 1.1; belongs-to m {prefix other;} typedef u {type string;}}"));

    [Fact]
    [Trait("rfc7950", "7.2.2")]
    public void Section7_2_2_PrefixOfAnotherSubmodule_MeansNothing() => Rule.Yang11.Rejects(
        DiagnosticIds.UnknownPrefix,
        "include s; include r; typedef t {type int8;}",
        ("s", "submodule s {yang-version 1.1; belongs-to m {prefix own;} leaf a {type other:t;}}"),
        ("r", "submodule r {yang-version 1.1; belongs-to m {prefix other;}}"));

    [Theory]
    [Trait("rfc7950", "7.2.2")]
    [InlineData("submodule s {yang-version 1.1;}")]
    [InlineData("submodule s {yang-version 1.1; belongs-to m;}")]
    public void Section7_2_2_SubmoduleWithoutBelongsToOrItsPrefix_IsRejected(string text) => Assert.Contains(
        DiagnosticIds.MissingStatement, Rule.Yang11.Compile("include s;", ("s", text)).Diagnostics.Select(found => found.Id));

    [Theory]
    [Trait("rfc7950", "7.4")]
    [InlineData("length 3", "int8")]
    [InlineData("range 1..3", "string")]
    [InlineData("pattern a", "int8")]
    [InlineData("pattern a", "binary")]
    [InlineData("enum a", "string")]
    [InlineData("bit a", "string")]
    [InlineData("fraction-digits 2", "int8")]
    [InlineData("base i", "string")]
    [InlineData("path /a", "string")]
    [InlineData("require-instance true", "identityref {base i;} //")]
    [InlineData("range 1..3", "boolean")]
    [InlineData("range 1..3", "empty")]
    [InlineData("type int8", "string")]
    public void Section7_4_RestrictionOfAnotherType_IsRejected(string restriction, string type)
    {
        var text = type.EndsWith("//", StringComparison.Ordinal) ? type.Replace("} //", $" {restriction};}}", StringComparison.Ordinal) : $"{type} {{{restriction};}}";
        Rule.Yang11.Rejects(DiagnosticIds.RestrictionNotAllowed, $"identity i; leaf a {{type {text}}}");
    }

    [Fact]
    [Trait("rfc7950", "7.4")]
    public void Section7_4_TypeThatIsNowhere_IsRejected() => Rule.Yang11.Rejects(DiagnosticIds.UnknownType, "leaf a {type strnig;}");

    [Fact]
    [Trait("rfc7950", "7.18")]
    public void Section7_18_Identities_AreTiedAcrossModules()
    {
        var schema = Rule.Yang11.Compile(
            "import g {prefix g;} identity b {base g:a;} identity c {base b; base g:x;}", ("g", "identity a; identity x;")).Schema;

        var c = schema.FindModule("m")!.Identities["c"];
        Assert.Equal(["m:b", "g:x"], c.Bases.Select(identity => $"{identity.Module.Name}:{identity.Name}"));
        Assert.Equal(["b"], schema.FindModule("g")!.Identities["a"].Derived.Select(identity => identity.Name));
        Assert.Same(c, Assert.Single(schema.FindModule("g")!.Identities["x"].Derived));
    }

    [Fact]
    [Trait("rfc7950", "9.6.4.2")]
    public void Section9_6_4_2_Enums_HaveTheValueGivenOrOneMoreThanTheHighest() => Assert.Equal(
        [0, 5, 6, -3, 7],
        Type("enumeration {enum a; enum b {value 5;} enum c; enum d {value -3;} enum e;}").Enums.Select(member => member.Value));

    [Fact]
    [Trait("rfc7950", "9.6.3")]
    public void Section9_6_3_RestrictedEnumeration_KeepsTheValuesOfItsBase() => Assert.Equal(
        [("c", 6L), ("a", 0L)],
        Type("t {enum c; enum a;}", "typedef t {type enumeration {enum a; enum b {value 5;} enum c;}}").Enums.Select(member => (member.Name, member.Value)));

    [Theory]
    [Trait("rfc7950", "9.6.3")]
    [Trait("rfc7950", "9.6.4.2")]
    [InlineData("enum d;")]
    [InlineData("enum a {value 1;}")]
    public void Section9_6_3_RestrictedEnumeration_IsASubset(string enums) => Rule.Yang11.Rejects(
        DiagnosticIds.BadEnum, $"typedef t {{type enumeration {{enum a; enum b;}}}} leaf x {{type t {{{enums}}}}}");

    [Fact]
    [Trait("rfc7950", "9.7.4.2")]
    public void Section9_7_4_2_Bits_HaveThePositionGivenOrOneMoreThanTheHighest() => Assert.Equal(
        [("a", 0L), ("d", 3L), ("b", 5L), ("c", 6L), ("e", 7L)],
        Type("bits {bit a; bit b {position 5;} bit c; bit d {position 3;} bit e;}").Bits.Select(bit => (bit.Name, bit.Value)));

    [Theory]
    [Trait("rfc7950", "9.7.4.2")]
    [InlineData("bit a {position 4294967295;} bit b;")]
    [InlineData("bit a {position 1;} bit b {position 1;}")]
    [InlineData("bit a; bit b {position 0;}")]
    public void Section9_7_4_2_PositionTwiceOrTooHigh_IsRejected(string bits) => Rule.Yang11.Rejects(DiagnosticIds.BadEnum, $"leaf x {{type bits {{{bits}}}}}");

    private static YangType Type(string type, string before = "")
    {
        var compilation = Rule.Yang11.Compile($"{before} leaf x {{type {type}}}");
        Assert.Empty(compilation.Diagnostics);
        return Assert.IsType<LeafNode>(compilation.Schema.FindRoot("m", "x")).Type;
    }
}
