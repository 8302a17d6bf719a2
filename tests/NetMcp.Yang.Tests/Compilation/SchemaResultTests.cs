using NetMcp.Yang.Compilation;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Tests.Compilation;

/// <summary>What the schema says of legal modules.</summary>
public sealed class SchemaResultTests
{
    [Fact]
    [Trait("rfc7950", "5.6.5")]
    public void Section5_6_5_ModuleThatALeafrefNames_IsImplemented()
    {
        var schema = Rule.Yang11.Compile(
            "import b { prefix b; } import i { prefix i; } leaf a { type leafref { path /b:x; } } leaf t { type i:t; }",
            ("b", "leaf x { type string; }"),
            ("i", "typedef t { type string; } leaf unseen { type string; }")).Schema;

        Assert.True(schema.FindModule("b")!.IsImplemented);
        Assert.False(schema.FindModule("i")!.IsImplemented);
        Assert.Empty(schema.FindModule("i")!.Children);
        Assert.Same(schema.FindRoot("b", "x"), Assert.IsType<LeafNode>(schema.FindRoot("m", "a")).Type.LeafRefTarget);
    }

    [Fact]
    [Trait("rfc7950", "7.20.2")]
    public void Section7_20_2_FeaturesAsRequested_DecideWhatIsThere()
    {
        var sources = new TextSources(
            "module m { yang-version 1.1; namespace urn:m; prefix m; feature a; feature b { if-feature a; } leaf x { if-feature a; type string; } leaf y { if-feature \"b and not a\"; type string; } leaf z { if-feature \"not a\"; type string; } }");

        Assert.Equal(["x"], Leafs(null));
        Assert.Equal(["z"], Leafs([]));

        // A feature whose own condition is off is off, whatever was asked for (RFC 7950 section 7.20.1).
        Assert.Equal(["z"], Leafs(["b"]));

        IEnumerable<string> Leafs(string[]? features) => YangCompiler
            .Compile(new CompileRequest([new("m") { Features = features }], sources)).Schema.FindModule("m")!.Children.Select(node => node.Name);
    }

    [Fact]
    [Trait("rfc7950", "7.21.5")]
    public void Section7_21_5_WhenOfUsesAndAugment_IsOnTheNodesWithTheParentAsContext()
    {
        var schema = Rule.Yang11.Compile(
            "leaf on { type string; } grouping g { leaf x { when \"../on\"; type string; } } uses g { when on; } container c; augment /c { when ../on; leaf y { type string; } }").Schema;

        Assert.Equal(
            [("on", true), ("../on", false)],
            schema.FindRoot("m", "x")!.Whens.Select(when => (when.Condition.Text, when.OnParent)));
        Assert.Equal([("../on", true)], schema.FindRoot("m", "c")!.Children[0].Whens.Select(when => (when.Condition.Text, when.OnParent)));
    }

    [Fact]
    [Trait("rfc7950", "7.9.2")]
    public void Section7_9_2_ShorthandCase_IsMadeExplicit()
    {
        var choice = Rule.Yang11.Compile("choice q { leaf a { type string; } }").Schema.FindModule("m")!.Children[0];

        var wrapped = Assert.IsType<CaseNode>(Assert.Single(choice.Children));
        Assert.Equal("a", wrapped.Name);
        Assert.IsType<LeafNode>(Assert.Single(wrapped.Children));
    }

    [Fact]
    [Trait("rfc7950", "7.13")]
    public void Section7_13_NodesOfAGrouping_AreInTheModuleThatUsesIt()
    {
        var schema = Rule.Yang11.Compile("import b { prefix b; } uses b:g;", ("b", "grouping g { container c { leaf x { type string; } } }")).Schema;

        var leaf = schema.FindRoot("m", "c")!.FindDataChild("m", "x")!;
        Assert.Same(schema.FindModule("m"), leaf.Module);
    }

    [Fact]
    public void UsesOfOneGrouping_ShareTypesAndConditions()
    {
        var schema = Rule.Yang11.Compile(
            "grouping g { leaf x { must \". != 'y'\"; type string { pattern 'a*'; } } } container a { uses g; } container b { uses g; }").Schema;

        var (one, other) = (Leaf("a"), Leaf("b"));
        Assert.Same(one.Type, other.Type);
        Assert.Same(one.Musts[0], other.Musts[0]);

        LeafNode Leaf(string container) => Assert.IsType<LeafNode>(schema.FindRoot("m", container)!.Children[0]);
    }

    [Fact]
    public void Hash_IsOfTextsFeaturesAndWhatIsImplemented()
    {
        const string Text = "module m { namespace urn:m; prefix m; feature f; leaf a { type string; } }";
        var hash = Hash(Text, null);

        Assert.Equal(hash, Hash(Text, null));
        Assert.Equal(hash, Hash(Text, ["f"]));
        Assert.NotEqual(hash, Hash(Text, []));
        Assert.NotEqual(hash, Hash(Text.Replace("leaf a", "leaf b", StringComparison.Ordinal), null));

        static string Hash(string text, string[]? features) =>
            YangCompiler.Compile(new CompileRequest([new("m") { Features = features }], new TextSources(text))).Schema.Hash;
    }
}
