using NetMcp.Yang.Compilation;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>Where names mean what, and what a server chose.</summary>
public sealed class Section5ScopeTests
{
    [Fact]
    [Trait("rfc7950", "5.4")]
    public void Section5_4_NamesInAGrouping_AreOfTheModuleThatDefinesIt()
    {
        var schema = Rule.Yang11.Compile(
            "import g {prefix g;} typedef t {type string;} identity i; uses g:all; leaf own {type t;}",
            ("g", "typedef t {type int8;} identity i; grouping inner {leaf deep {type t;}} grouping all {leaf a {type t;} leaf b {type identityref {base i;}} uses inner;}")).Schema;

        Assert.Equal("g", Leaf(schema, "a").Type.TypedefModule);
        Assert.Equal("g", Assert.Single(Leaf(schema, "b").Type.IdentityBases).Module.Name);
        Assert.Equal("g", Leaf(schema, "deep").Type.TypedefModule);
        Assert.Equal("m", Leaf(schema, "own").Type.TypedefModule);
    }

    [Fact]
    [Trait("rfc7950", "5.4")]
    public void Section5_4_NamesInATypedef_AreOfTheModuleThatDefinesIt() => Assert.Equal(
        "g",
        Leaf(
            Rule.Yang11.Compile("import g {prefix g;} typedef t {type string;} leaf a {type g:u;}", ("g", "typedef t {type int8;} typedef u {type t;}")).Schema,
            "a").Type.Parent?.TypedefModule);

    [Fact]
    [Trait("rfc7950", "5.5")]
    public void Section5_5_NestedTypedefAndGrouping_AreSeenBelowTheirStatement() => Rule.Yang11.Accepts(
        "container c {typedef t {type int8;} grouping g {leaf x {type t;}} container d {leaf a {type t;} uses g;}}");

    [Fact]
    [Trait("rfc7950", "5.5")]
    public void Section5_5_NestedTypedef_IsNotSeenOutside() => Rule.Yang11.Rejects(
        DiagnosticIds.UnknownType, "container c {typedef t {type int8;}} leaf a {type t;}");

    [Fact]
    [Trait("rfc7950", "5.5")]
    public void Section5_5_NestedGrouping_IsNotSeenOutside() => Rule.Yang11.Rejects(
        DiagnosticIds.UnknownGrouping, "container c {grouping g {leaf a {type int8;}}} uses g;");

    [Theory]
    [Trait("rfc7950", "5.5")]
    [InlineData("typedef t {type int8;} container c {typedef t {type string;} leaf a {type t;}}")]
    [InlineData("grouping g {leaf a {type int8;}} container c {grouping g {leaf b {type int8;}} uses g;}")]
    public void Section5_5_NestedName_CannotHideOneAbove(string body) => Rule.Yang11.Rejects(DiagnosticIds.DuplicateDefinition, body);

    [Theory]
    [Trait("rfc7950", "5.6.2")]
    [InlineData(null, "a b c")]
    [InlineData("", "c")]
    [InlineData("f", "a c")]
    [InlineData("f f2", "a b c")]
    public void Section5_6_2_Features_DecideWhichNodesAreThere(string? features, string nodes)
    {
        var sources = new TextSources(
            "module m {yang-version 1.1; namespace 'urn:m'; prefix m; feature f; feature f2; leaf a {if-feature f; type int8;} leaf b {if-feature 'f and f2'; type int8;} leaf c {type int8;}}");
        var requested = new RequestedModule("m") { Features = features?.Split(' ', StringSplitOptions.RemoveEmptyEntries) };

        var module = YangCompiler.Compile(new CompileRequest([requested], sources)).Schema.FindModule("m")!;

        Assert.Equal(nodes, string.Join(' ', module.Children.Select(node => node.Name)));
    }

    [Theory]
    [Trait("rfc7950", "5.6.3")]
    [InlineData(false, "a b", null)]
    [InlineData(true, "b", "7")]
    public void Section5_6_3_Deviations_HoldWhereTheModuleThatHasThemIsImplemented(bool isListed, string nodes, string? value)
    {
        var sources = new TextSources(
            "module m {yang-version 1.1; namespace 'urn:m'; prefix m; leaf a {type int8;} leaf b {type int8;}}",
            "module d {yang-version 1.1; namespace 'urn:d'; prefix d; import m {prefix m;} deviation /m:a {deviate not-supported;} deviation /m:b {deviate add {default 7;}}}");
        RequestedModule[] requested = isListed ? [new("m"), new("d")] : [new("m")];

        var module = YangCompiler.Compile(new CompileRequest(requested, sources)).Schema.FindModule("m")!;

        Assert.Equal(nodes, string.Join(' ', module.Children.Select(node => node.Name)));
        Assert.Equal(value, module.Children.OfType<LeafNode>().Single(leaf => leaf.Name == "b").Default);
    }

    private static LeafNode Leaf(YangSchema schema, string name) => Assert.IsType<LeafNode>(schema.FindRoot("m", name));
}
